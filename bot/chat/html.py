"""A reply as Telegram's HTML. Everything that comes from a source or a reader is escaped; tags never cross messages."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from bot.answering.said.reply import Footnote, Imprint, Reply
from bot.chat.messages import LIMIT, clipped, is_visible, legible, packed, parted, units
from bot.chat.texts import Texts

_LINKABLE = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_MARK = re.compile(r"(\[\d+\])")
_LONGEST_URL = 1024
_LONGEST_TITLE = 600
_LONGEST_PUBLISHER = 300
_LONGEST_DATE = 100
_LONGEST_HEADING = 300
_ESCAPED = {character: len(html.escape(character, quote=False)) for character in "&<>"}
_BOLD = "<b></b>"
_QUOTE = "<blockquote expandable></blockquote>"
_LONGEST_IN_BRIEF, _LONGEST_QUOTE_IN_BRIEF, _FOOTNOTES_IN_BRIEF = 900, 400, 3


def reply_messages(reply: Reply, texts: Texts) -> list[str]:
    """A reply as messages of at most 4096 UTF-16 code units: paragraphs with the lead in bold, then footnotes.

    Each ``[1]`` links to its source, brackets and all, where the source has an address of the web.

    It is parted before it is rendered, between paragraphs and footnotes where that is enough, and between sentences
    where a paragraph alone is too long; a quote that fills a message alone is shortened with ….
    """
    pieces = [*_paragraphs(reply), *(footnote_shown(footnote, texts) for footnote in reply.footnotes)]
    return packed(pieces)


def brief_message(reply: Reply, texts: Texts) -> tuple[str, bool]:
    """A reply as one short message, and whether it leaves anything out.

    It has the first paragraph and, folded into one quote, the evidence for it.
    """
    first = next(_paragraphs(replace(reply, paragraphs=reply.paragraphs[:1])), "")
    room = _LONGEST_IN_BRIEF if units(first) <= _LONGEST_IN_BRIEF else 0
    if not room:
        clip = clipped(reply.paragraphs[0], _LONGEST_IN_BRIEF // 2, _cost)
        first = next(_paragraphs(replace(reply, paragraphs=(clip,), lead="")), "")
    shown = () if reply.abstained else reply.footnotes[:_FOOTNOTES_IN_BRIEF]
    message = packed([first, *_evidence(shown, texts)])[0]
    return message, not room or len(reply.paragraphs) > 1 or len(shown) < len(reply.footnotes)


def footnote_shown(footnote: Footnote, texts: Texts) -> str:
    """A footnote: its number, its quote, and its source."""
    number = mark_linked(footnote)
    source = footnote_source(footnote, texts)
    room = LIMIT - units(number) - units(source) - units(_QUOTE) - units("\n\n")
    quote = escaped(clipped(footnote.quote, room, _cost))
    shown = f"<blockquote expandable>{quote}</blockquote>" if quote.strip() else ""
    return "\n".join(line for line in (number, shown, source) if line)


def footnote_source(footnote: Footnote, texts: Texts) -> str:
    """What identifies a footnote's source, in one line, and a line for each other article that says the same."""
    source = source_line(footnote, date_shown(footnote, texts), _place(footnote, texts))
    return "\n".join([source, *(texts.also.format(source=footnote_source(other, texts)) for other in footnote.also)])


def mark_linked(footnote: Footnote) -> str:
    """``[1]``, as a link where its source has an address of the web.

    >>> mark_linked(Footnote("", "", "", "", False, "https://example.org/", 1, "", 0, 0))
    '<a href="https://example.org/">[1]</a>'
    """
    address = _address(footnote.url)
    return f'<a href="{address}">[{footnote.n}]</a>' if address else f"[{footnote.n}]"


def source_line(source: Imprint, published: str, place: str = "") -> str:
    """What identifies a source: its title, linked where the address is one of the web, its publisher and its date.

    Args:
        source: to be shown; by its id where it has no title.
        published: its date, as it is to be shown.
        place: where in it a quote stands, in words.
    """
    named = source.title if is_visible(source.title) else source.article
    title = escaped(clipped(named, _LONGEST_TITLE, _cost))
    if address := _address(source.url):
        title = f'<a href="{address}">{title}</a>'
    publisher = escaped(clipped(source.publisher, _LONGEST_PUBLISHER, _cost))
    published = escaped(clipped(published, _LONGEST_DATE, _cost))
    return " · ".join(part for part in (title, escaped(place), publisher, published) if part)


def date_shown(source: Imprint, texts: Texts) -> str:
    """A source's date, marked where it was inferred; nothing where there is none."""
    is_inferred = source.published and source.published_inferred
    return texts.inferred.format(published=source.published) if is_inferred else source.published


def escaped(text: str) -> str:
    """`text` for the body of a message, made legible.

    >>> escaped("<b> & co")
    '&lt;b&gt; &amp; co'
    """
    return html.escape(legible(text), quote=False)


def plain_text(markup: str) -> str:
    """The same message without markup, with the addresses of its links written out.

    >>> plain_text('<b>12</b> &lt; <a href="https://example.org">13</a>')
    '12 < 13 (https://example.org)'
    """
    reader = _PlainText()
    reader.feed(markup)
    reader.close()
    return "".join(reader.written)


def _address(url: str) -> str:
    """The address for a link, escaped; nothing where it is none of the web, or too long."""
    address = html.escape(legible(url.strip()), quote=True)
    return address if _LINKABLE.fullmatch(url.strip()) and units(address) <= _LONGEST_URL else ""


def _place(footnote: Footnote, texts: Texts) -> str:
    """The page that a quote stands on, or the heading that it stands under."""
    if footnote.page:
        return texts.page.format(page=footnote.page)
    heading = clipped(footnote.heading, _LONGEST_HEADING, _cost)
    return texts.under_heading.format(heading=heading) if heading.strip() else ""


def _paragraphs(reply: Reply) -> Iterator[str]:
    marks = {f"[{footnote.n}]": mark_linked(footnote) for footnote in reply.footnotes}
    for number, paragraph in enumerate(reply.paragraphs):
        lead = len(reply.lead) if number == 0 and paragraph.startswith(reply.lead) else 0
        for part in parted(paragraph, LIMIT - units(_BOLD), _cost):
            middle = min(max(lead, part.start), part.end)
            bold, rest = escaped(paragraph[part.start : middle]), escaped(paragraph[middle : part.end])
            yield _linked(f"<b>{bold}</b>{rest}" if bold.strip() else bold + rest, marks)


def _linked(markup: str, marks: Mapping[str, str]) -> str:
    """The markup with each mark as a link, as far as there is room: a link takes more than its words."""
    pieces = _MARK.split(markup)
    room = LIMIT - units(markup)
    for place in range(1, len(pieces), 2):
        link = marks.get(pieces[place], pieces[place])
        more = units(link) - units(pieces[place])
        if more <= room:
            pieces[place], room = link, room - more
    return "".join(pieces)


def _evidence(footnotes: Sequence[Footnote], texts: Texts) -> Iterator[str]:
    """Several footnotes, folded into one quote."""
    lines = []
    for footnote in footnotes:
        quote = escaped(clipped(footnote.quote, _LONGEST_QUOTE_IN_BRIEF, _cost))
        lines.append(f"{mark_linked(footnote)} {quote}\n{footnote_source(footnote, texts)}")
    while lines and units("\n".join(lines)) > LIMIT // 2:
        lines.pop()
    if lines:
        yield "<blockquote expandable>" + "\n".join(lines) + "</blockquote>"


def _cost(character: str) -> int:
    """The UTF-16 code units that a character takes once it is escaped."""
    return _ESCAPED.get(character) or units(character)


class _PlainText(HTMLParser):
    """Collects the text of a message, and after each link its address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._address = ""

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._address = (dict(attrs).get("href") or "") if tag == "a" else self._address

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self.written.append(f" ({self._address})")
