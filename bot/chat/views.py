"""What else a reader can look at under an answer: its sources, the working, a quote among its neighbours."""

from collections.abc import Sequence

from bot.answering.beside.surroundings import Surroundings
from bot.answering.said.reply import Footnote, Reply
from bot.chat.html import escaped, footnote_shown, footnote_source, mark_linked
from bot.chat.messages import LIMIT, clipped, packed, units
from bot.chat.texts import Texts

_RULE = "\n\n— — —\n\n"
_LONGEST_SIDE, _LONGEST_QUOTE, _LONGEST_HEADING, _LONGEST_WORKING = 500, 1200, 200, 1000


def below(answer: str, view: str) -> str:
    """A view under the answer that it belongs to; alone where one message does not hold both."""
    together = f"{answer}{_RULE}{view}"
    return together if units(together) <= LIMIT else view


def sources_view(reply: Reply, texts: Texts) -> str:
    """The sources of an answer, each once, with title, publisher and date."""
    marks: dict[str, list[str]] = {}
    lines: dict[str, str] = {}
    for footnote in reply.footnotes:
        marks.setdefault(footnote.article, []).append(mark_linked(footnote))
        lines.setdefault(footnote.article, footnote_source(footnote, texts))
    listed = [f"{' '.join(marks[article])} {line}" for article, line in lines.items()]
    return _fitting([f"<b>{escaped(texts.sources_of_answer)}</b>", *listed])


def working_view(reply: Reply, texts: Texts) -> str:
    """How a computed figure came about: the calculation, then the sentences that its operands stand in."""
    working = escaped(clipped(reply.working, _LONGEST_WORKING))
    operands = [footnote_shown(footnote, texts) for footnote in reply.footnotes]
    return _fitting([f"<b>{escaped(texts.working_of_answer)}</b>\n{working}", *operands])


def context_view(footnote: Footnote, around: Surroundings, texts: Texts) -> str:
    """A quote in bold among the sentences around it, under their heading, with their source."""
    heading = escaped(clipped(around.heading, _LONGEST_HEADING))
    before = escaped(_clipped_in_front(around.before.lstrip(), _LONGEST_SIDE))
    quote = escaped(clipped(around.quote, _LONGEST_QUOTE))
    after = escaped(clipped(around.after.rstrip(), _LONGEST_SIDE))
    lines = [mark_linked(footnote) + (f" <i>{heading}</i>" if heading else "")]
    lines += [f"{before}<b>{quote}</b>{after}", footnote_source(footnote, texts)]
    return "\n".join(lines)


def _clipped_in_front(text: str, limit: int) -> str:
    """The end of a text, with … where its beginning is left out."""
    return text if len(text) <= limit else "…" + text[len(text) - limit :].lstrip()


def _fitting(pieces: Sequence[str]) -> str:
    """As many pieces as one message holds."""
    return packed(pieces)[0]
