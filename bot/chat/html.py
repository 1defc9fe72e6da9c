"""A reply as Telegram's HTML. Everything that comes from a source or a reader is escaped; tags never cross messages."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from bot.answering.reply import Footnote, Reply
from bot.chat.messages import LIMIT, clipped, packed, parted, units
from bot.chat.texts import Texts

_LINKABLE = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_LONGEST_URL = 1024
_LONGEST_TITLE = 600
_LONGEST_PUBLISHER = 300
_LONGEST_DATE = 100
_ESCAPED = {character: len(html.escape(character, quote=False)) for character in "&<>"}
_BOLD = "<b></b>"
_QUOTE = "<blockquote expandable></blockquote>"


def reply_messages(reply: Reply, texts: Texts) -> list[str]:
    """A reply as messages of at most 4096 UTF-16 code units: paragraphs with the lead in bold, then footnotes.

    It is parted before it is rendered, between paragraphs and footnotes where that is enough, and between sentences
    where a paragraph alone is too long; a quote that fills a message alone is shortened with ….
    """
    pieces = [*_paragraphs(reply), *(_footnote(footnote, texts) for footnote in reply.footnotes)]
    return packed(pieces)


def source_line(title: str, publisher: str, published: str, url: str) -> str:
    """What identifies a source: its title, linked where the address is one of the web, its publisher and its date."""
    title = escaped(clipped(title, _LONGEST_TITLE, _cost))
    address = html.escape(_sound(url.strip()), quote=True)
    if _LINKABLE.fullmatch(url.strip()) and units(address) <= _LONGEST_URL:
        title = f'<a href="{address}">{title}</a>'
    publisher = escaped(clipped(publisher, _LONGEST_PUBLISHER, _cost))
    published = escaped(clipped(published, _LONGEST_DATE, _cost))
    return " · ".join(part for part in (title, publisher, published) if part)


def date_shown(published: str, inferred: bool, texts: Texts) -> str:
    """A date, marked where it was inferred; nothing where there is none."""
    return texts.inferred.format(published=published) if published and inferred else published


def escaped(text: str) -> str:
    """`text` for the body of a message; what no message can hold (half of a surrogate pair) becomes ``?``.

    >>> escaped("<b> & co")
    '&lt;b&gt; &amp; co'
    """
    return html.escape(_sound(text), quote=False)


def plain_text(markup: str) -> str:
    """The same message without markup, with the addresses of its links written out.

    >>> plain_text('<b>12</b> &lt; <a href="https://example.org">13</a>')
    '12 < 13 (https://example.org)'
    """
    reader = _PlainText()
    reader.feed(markup)
    reader.close()
    return "".join(reader.written)


def _paragraphs(reply: Reply) -> Iterator[str]:
    for number, paragraph in enumerate(reply.paragraphs):
        lead = len(reply.lead) if number == 0 and paragraph.startswith(reply.lead) else 0
        for part in parted(paragraph, LIMIT - units(_BOLD), _cost):
            middle = min(max(lead, part.start), part.end)
            bold, rest = escaped(paragraph[part.start : middle]), escaped(paragraph[middle : part.end])
            yield f"<b>{bold}</b>{rest}" if bold.strip() else bold + rest


def _footnote(footnote: Footnote, texts: Texts) -> str:
    number = f"[{footnote.n}]"
    published = date_shown(footnote.published, footnote.published_inferred, texts)
    source = source_line(footnote.title, footnote.publisher, published, footnote.url)
    room = LIMIT - units(number) - units(source) - units(_QUOTE) - units("\n\n")
    quote = escaped(clipped(footnote.quote, room, _cost))
    shown = f"<blockquote expandable>{quote}</blockquote>" if quote.strip() else ""
    return "\n".join(line for line in (number, shown, source) if line)


def _sound(text: str) -> str:
    return text.encode(errors="replace").decode()


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
