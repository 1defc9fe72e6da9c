"""How replies and sources lie on the page, before they are written: pure, from nouns to blocks of styled text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.style import Style
from rich.text import Text

from bot.answering.beside.librarian import Source
from bot.answering.said.reply import Footnote, Imprint, Reply
from bot.terminal.wording import Wording, counted


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, indented as one."""

    text: Text
    indented: bool = False


Group = Sequence[Block]
"""Blocks without a blank line between them; a page has a blank line between its groups."""


def reply_groups(reply: Reply, wording: Wording, *, quotes: bool, addresses: bool) -> list[Group]:
    """Lay out a reply: each paragraph a group, then the footnotes.

    Args:
        reply: what was answered.
        wording: the terminal's.
        quotes: whether each footnote shows what it quotes.
        addresses: whether each footnote shows its address in letters, as where nothing can be clicked.
    """
    paragraphs: list[Group] = [[Block(_paragraph(text))] for text in reply.paragraphs]
    if reply.lead and paragraphs:
        paragraphs[0][0].text.stylize("bold", 0, len(_clean(reply.lead)))
    return [*paragraphs, *notes_groups(reply.footnotes, wording, quotes=quotes, addresses=addresses)]


def notes_groups(
    footnotes: Sequence[Footnote], wording: Wording, *, quotes: bool, addresses: bool, places: bool = False
) -> list[Group]:
    """Lay out footnotes, each a line and its quote; `places` adds where in the article the quote stands."""
    notes = [list(_note(footnote, wording, quotes, addresses, places)) for footnote in footnotes]
    if quotes:
        return [*notes]
    return [[block for note in notes for block in note]] if notes else []


def source_group(source: Source, wording: Wording) -> Group:
    """Lay out one line of ``/sources``, its address below."""
    size = wording.source_size.format(
        sentences=counted(source.sentences, wording.sentences), facts=counted(source.facts, wording.facts)
    )
    line = _origin(source, wording).append(f" ({size})", "dim")
    return [Block(line), *_address(source.url)]


def plain(text: str, style: str = "") -> Block:
    """Lay out words of the terminal's own."""
    return Block(Text(_clean(text), style))


_MARK: Final = re.compile(r"\[[0-9]+\]")
_UNPRINTABLE: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | {
    ord("\n"): "\n",
    ord("\t"): "\t",
    ord("\r"): None,
}
_WEB_ADDRESS: Final = re.compile(r"https?://[!-~]+")


def _clean(text: str) -> str:
    """Take out what would command the terminal instead of being shown by it."""
    return text.translate(_UNPRINTABLE)


def _paragraph(text: str) -> Text:
    shown = Text(_clean(text))
    shown.highlight_regex(_MARK, "cyan")
    return shown


def _note(footnote: Footnote, wording: Wording, quotes: bool, addresses: bool, places: bool) -> Iterable[Block]:
    yield Block(Text.assemble((f"[{footnote.n}]", "cyan"), " ", _origin(footnote, wording)))
    if quotes:
        yield Block(Text(_clean(wording.quote.format(quote=footnote.quote)), "dim"), indented=True)
    if places:
        place = wording.place.format(article=footnote.article, start=footnote.start, end=footnote.end)
        yield Block(Text(_clean(place), "dim"), indented=True)
    if addresses:
        yield from _address(footnote.url)
    for other in footnote.also:
        yield Block(Text.assemble(wording.also, " ", _origin(other, wording)), indented=True)


def _origin(of: Imprint, wording: Wording) -> Text:
    title = Text(_clean(of.title or of.article), _link(of.url))
    parts = (_place(of, wording) if isinstance(of, Footnote) else "", of.publisher, _date(of, wording))
    return Text(", ").join([title, *(Text(_clean(part)) for part in parts if part)])


def _place(footnote: Footnote, wording: Wording) -> str:
    """The page that a quote stands on, or the heading that it stands under."""
    if footnote.page:
        return wording.page.format(page=footnote.page)
    return wording.heading.format(heading=footnote.heading) if footnote.heading else ""


def _date(of: Imprint, wording: Wording) -> str:
    inferred = of.published and of.published_inferred
    return wording.published_inferred.format(published=of.published) if inferred else of.published


def _address(url: str) -> list[Block]:
    return [Block(Text(_clean(url), Style(dim=True) + _link(url)), indented=True)] if url else []


def _link(url: str) -> Style:
    """Make a link of a web address; of anything else nothing, for a link is a command to the terminal as well."""
    return Style(link=url) if _WEB_ADDRESS.fullmatch(url) else Style()
