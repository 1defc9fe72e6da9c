"""What Telegram makes of a text: its length, its entities, and the message that a piece of HTML stands for."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.telegram_emulator.wire import Json, Refused

_ENTITIES = re.compile(
    r"(?P<code>`[^`]*`)|(?P<url>https?://\S+)|(?P<email>[\w.]+@[\w.]+\.\w+)"
    r"|(?<![\w/])(?P<bot_command>/[a-z0-9_]{1,32}(?:@\w+)?)|(?<!\w)(?P<mention>@\w{5,32})",
    re.IGNORECASE,
)
_TAGS = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
_TYPES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough"}


def utf16(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def entities_of(text: str) -> Iterator[Json]:
    """The commands, mentions, addresses and pieces of code in a text, with offsets in UTF-16 code units."""
    for found in _ENTITIES.finditer(text):
        yield {"type": found.lastgroup, "offset": utf16(text[: found.start()]), "length": utf16(found.group())}


def said(text: str) -> Json:
    """The part of a message that its text makes."""
    return {"text": text, "entities": list(entities_of(text))}


def parsed_html(markup: str) -> tuple[str, list[Json]]:
    """The text and the entities of a message in HTML.

    Raises:
        Refused: it is not what Telegram calls HTML: a tag that it does not know, one that stays open, a bare ``<``.
    """
    reader = _Html()
    reader.feed(markup)
    reader.close()
    if reader.open:
        raise Refused(
            400, f"Bad Request: can't parse entities: Can't find end tag corresponding to {reader.open[-1][0]}"
        )
    if markup.count("<") != reader.tags:
        raise Refused(400, "Bad Request: can't parse entities: Unsupported start tag")
    return "".join(reader.written), reader.entities


class _Html(HTMLParser):
    """Reads a message's HTML as strictly as Telegram does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.entities: list[Json] = []
        self.open: list[tuple[str, int, Json]] = []
        self.tags = 0

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag not in _TAGS:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}" at byte offset 0')
        entity: Json = {"type": _TYPES.get(tag, tag.removeprefix("tg-"))}
        if tag == "a":
            entity = {"type": "text_link", "url": dict(attrs)["href"]}
        if tag == "blockquote":
            entity["type"] = "expandable_blockquote" if "expandable" in dict(attrs) else "blockquote"
        self.open.append((tag, self._here(), entity))

    def handle_endtag(self, tag: str) -> None:
        self.tags += 1
        if not self.open or self.open[-1][0] != tag:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unexpected end tag "{tag}"')
        _, start, entity = self.open.pop()
        self.entities.append(entity | {"offset": start, "length": self._here() - start})

    def _here(self) -> int:
        return utf16("".join(self.written))
