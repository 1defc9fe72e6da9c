"""Draws the pictures of the README from replies that the bot really gives.

::

    python docs/pictures.py --browser chromium

Run it from the top of the project. It writes ``docs/terminal.svg`` (the terminal's conversation), ``docs/chat.html``
(a private chat and a group) and, with a browser of the Chromium family, ``docs/chat.png``. Both the questions and the
day on which they are asked are fixed, so that the pictures change only where the replies do.
"""  # noqa: INP001 - a script beside its pictures, no package

import argparse
import io
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from rich.console import Console
from rich.text import Text

from bot.answering.librarian import Librarian
from bot.app import open_library, places_of
from bot.chat.html import reply_messages
from bot.chat.texts import texts_for
from bot.settings import Settings
from bot.terminal.conversation import Conversation
from bot.terminal.page import T, WindowPage
from bot.terminal.wording import read_wording

HERE: Final = Path(__file__).parent
ASKED_ON: Final = date(2026, 2, 1)
COLUMNS: Final = 96

TYPED: Final = (
    "1",
    "Who designed it?",
    "Is Corrie Dam taller than 100 metres?",
    "How long is the Danube?",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a chat; the reader's own messages stand on the right."""

    name: str
    colour: str
    is_reader: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody said, and the messages that answered it, in Telegram's HTML."""

    who: Person
    said: str
    messages: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is drawn."""

    title: str
    subtitle: str
    colour: str
    is_group: bool
    turns: tuple[Turn, ...]


MIRA: Final = Person("Mira", "#4a9d4f", is_reader=True)
JONAH: Final = Person("Jonah", "#c0662f")
PRIVATE: Final = (
    (MIRA, "What was the scale of Shanghai's biomedical industry in 2024?"),
    (MIRA, "And in Beijing?"),
)
GROUP: Final = (
    (JONAH, "@footnote_bot Why did museum attendance decline in 2025?"),
    (JONAH, "@footnote_bot And why did it rise in 2024?"),
)


def main() -> None:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(description="Draws the pictures of the README.")
    parser.add_argument("--browser", metavar="PROGRAM", help="a browser of the Chromium family, for chat.png")
    browser = parser.parse_args().browser
    settings = Settings.read(os.environ)
    library = open_library(settings, places_of(settings))
    (HERE / "terminal.svg").write_text(draw_terminal(library), encoding="utf-8")
    (HERE / "chat.html").write_text(draw_chats(library), encoding="utf-8")
    if browser:
        photograph(browser, HERE / "chat.html", HERE / "chat.png")


def draw_terminal(librarian: Librarian) -> str:
    """The conversation as a picture: the very bytes that a terminal gets, drawn by rich."""
    with _colours():
        window = _Window()
        wording = read_wording()
        conversation = Conversation(librarian, _StillPage(window), wording, lambda: ASKED_ON)
        conversation.start()
        for line in TYPED:
            window.write(f"{wording.prompt}{line}\n")
            conversation.hear(line)
        console = Console(file=io.StringIO(), record=True, width=COLUMNS + 2, highlight=False)
        console.print(Text.from_ansi(window.getvalue().rstrip() + "\n"))
    picture = console.export_svg(title="footnote chat", unique_id="footnote")
    return re.sub(r"@font-face \{[^}]*\}\s*", "", picture)  # the reader's own fonts do; nothing is fetched


def draw_chats(librarian: Librarian) -> str:
    """The page with both chats; it needs no other file."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    chats = [
        Chat("Footnote", "bot", "#3d8fc9", is_group=False, turns=tuple(_turns(librarian, PRIVATE))),
        Chat("Weekend outings", "4 members", "#8a63b5", is_group=True, turns=tuple(_turns(librarian, GROUP))),
    ]
    return environment.get_template("chat.jinja").render(chats=chats) + "\n"


def photograph(browser: str, page: Path, picture: Path) -> None:
    """Take the picture of a page, at twice the size for sharp screens."""
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *_QUIETLY, f"--user-data-dir={profile}", f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the caller names the browser


_ADDRESSES: Final = re.compile(r"^(?:@\w+|/ask) ")
_DATES: Final = re.compile(r"\d{4}-\d\d-\d\d$", re.MULTILINE)
_QUIETLY: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--force-device-scale-factor=1.25",
    "--window-size=1300,905",
)


class _Window(io.StringIO):
    """A terminal's window that keeps what is written on it."""

    def isatty(self) -> bool:
        return True


class _StillPage(WindowPage):
    """The page without its spinner, which has no place in a picture."""

    def wait(self, message: str, work: Callable[[], T]) -> T:  # noqa: ARG002 - nobody waits
        return work()


@contextmanager
def _colours() -> Iterator[None]:
    """A terminal with every colour, of the same width wherever this runs."""
    before = dict(os.environ)
    os.environ.update(COLUMNS=str(COLUMNS), TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _turns(librarian: Librarian, talk: tuple[tuple[Person, str], ...]) -> Iterator[Turn]:
    """Each message with its answer, in the light of what the same person asked before."""
    earlier: dict[Person, list[str]] = {}
    for who, said in talk:
        question = _ADDRESSES.sub("", said)
        asked = earlier.setdefault(who, [])
        reply = librarian.reply(question, context=tuple(asked), asked_on=ASKED_ON)
        asked.append(question)
        yield Turn(who, said, tuple(_laid_out(message) for message in reply_messages(reply, texts_for(reply.language))))


def _laid_out(message: str) -> Markup:
    """A message as a browser lays it out like a chat: quotes on lines of their own, dates on one line."""
    message = re.sub(r"\n?(</?blockquote[^>]*>)\n?", r"\1", message)
    return Markup(_DATES.sub(r"<nobr>\g<0></nobr>", message))  # noqa: S704 - the bot has escaped it


if __name__ == "__main__":
    main()
