"""The list of articles that ``/sources`` sends."""

from collections.abc import Sequence

from bot.answering.beside.librarian import Source
from bot.chat.html import date_shown, escaped, source_line
from bot.chat.messages import packed
from bot.chat.texts import Texts

_BRIEFLY = 5


def sources_messages(sources: Sequence[Source], texts: Texts, *, briefly: bool = False) -> list[str]:
    """Every source with title, publisher, date and link, as messages of HTML.

    Args:
        sources: in the order in which to list them.
        texts: the reader's language.
        briefly: name only the first few, and how many more there are.
    """
    if not sources:
        return [escaped(texts.no_sources)]
    shown = sources[:_BRIEFLY] if briefly else sources
    lines = [escaped(texts.sources.format(count=len(sources))), *(_line(source, texts) for source in shown)]
    if len(shown) < len(sources):
        lines.append(escaped(texts.more_sources.format(count=len(sources) - len(shown))))
    return packed(lines)


def _line(source: Source, texts: Texts) -> str:
    return "• " + source_line(source, date_shown(source, texts) or texts.undated)
