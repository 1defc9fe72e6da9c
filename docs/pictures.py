"""Draws the pictures of the README from what the bot really says.

::

    python -m docs.pictures --browser chromium

Run it from the top of the project. It writes ``docs/terminal.svg`` (the terminal's conversation), ``docs/chat.html`` (a
private chat and a group), ``docs/more.html`` (a question asked inline, and an admin's chat) and, with a browser of the
Chromium family, a picture of each page. For the chats the bot itself runs, against the Bot API server of the tests.
The questions and the day on which they are asked are fixed, so that the pictures change only where the replies do.
"""  # noqa: INP001 - a script beside its pictures, no package

import argparse
import asyncio
import io
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Self

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape
from rich.console import Console
from rich.text import Text

from bot.answering.beside.librarian import Librarian
from bot.app import open_library
from bot.chat.application import serve
from bot.chat.settings import ChatSettings
from bot.chat.texts import texts_for
from bot.library import Library
from bot.places import Places, places_of
from bot.settings import Settings
from bot.state.database import Database
from bot.state.inbox import InboxTable
from bot.state.state import State
from bot.terminal.conversation import Conversation
from bot.terminal.page import T, WindowPage
from bot.terminal.wording import read_wording
from tests.telegram_emulator import Chat as Group
from tests.telegram_emulator import Json, Person, TelegramServer, parsed_html

HERE: Final = Path(__file__).parent
ASKED_ON: Final = date(2026, 2, 1)
COLUMNS: Final = 96
ADMIN_ID: Final = 77
HEIGHTS: Final = {"chat": 1000, "more": 490}
"""Of each page, in the pixels of a page."""

TYPED: Final = (
    "1",
    "Who designed it?",
    "Is Corrie Dam taller than 100 metres?",
    "How long is the Danube?",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in a chat; the reader's own messages stand on the right."""

    name: str
    colour: str
    is_reader: bool = False


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message of the bot: its markup, and what its buttons say, row by row."""

    markup: Markup
    buttons: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody said, and the messages that answered it."""

    who: Voice
    said: str
    bubbles: tuple[Bubble, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A result to choose from while one is typing."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is drawn; where somebody types, also the text field and what may be chosen."""

    title: str
    subtitle: str
    colour: str
    is_group: bool
    turns: tuple[Turn, ...]
    typed: str = ""
    choices: tuple[Choice, ...] = ()


MIRA: Final = Voice("Mira", "#4a9d4f", is_reader=True)
JONAH: Final = Voice("Jonah", "#c0662f")
PRIVATE: Final = ("What was the scale of Shanghai's biomedical industry in 2024?", "And in Beijing?")
GROUP: Final = (
    "@footnote_bot Why did museum attendance decline in 2025?",
    "/ask How many visitors did the Harbour Museum count in 2022?",
)
INLINE: Final = "How long is the River Ansel?"
ADMIN: Final = ("/reindex dry", "/reindex")
NEW_ARTICLE: Final = "harbour-museum"
"""What the admin's reindex takes in."""


def main() -> None:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(description="Draws the pictures of the README.")
    parser.add_argument("--browser", metavar="PROGRAM", help="a browser of the Chromium family, for the pictures")
    browser = parser.parse_args().browser
    settings = Settings.read(os.environ)
    library = open_library(settings, places_of(settings))
    (HERE / "terminal.svg").write_text(draw_terminal(library), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        pages = {"chat": draw_page(*chats(library, Path(folder))), "more": draw_page(*more(settings, Path(folder)))}
    for name, page in pages.items():
        (HERE / f"{name}.html").write_text(page, encoding="utf-8")
        if browser:
            photograph(browser, HERE / f"{name}.html", HERE / f"{name}.png", HEIGHTS[name])


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


def chats(library: Library, folder: Path) -> tuple[Chat, Chat]:
    """A private chat and a group."""
    with _Stage(library, folder / "chats") as stage:
        mira, jonah, group = stage.server.person("Mira"), stage.server.person("Jonah"), stage.server.group("Outings")
        private = tuple(stage.turn(MIRA, mira, said) for said in PRIVATE)
        public = tuple(stage.turn(JONAH, jonah, said, group) for said in GROUP)
    return (
        Chat("Footnote", "bot", "#3d8fc9", is_group=False, turns=private),
        Chat("Weekend outings", "4 members", "#8a63b5", is_group=True, turns=public),
    )


def more(settings: Settings, folder: Path) -> tuple[Chat, Chat]:
    """A question asked inline, and an admin who has put an article into the folder."""
    corpus = folder / "corpus"
    for part in ("articles", "facts"):
        shutil.copytree(settings.corpus_dir / part, corpus / part)
    kept = [corpus / "articles" / f"{NEW_ARTICLE}.md", corpus / "facts" / f"{NEW_ARTICLE}.yaml"]
    away = [path.rename(folder / path.name) for path in kept]
    library = open_library(settings, Places(corpus, folder / "index"))
    with _Stage(library, folder / "more") as stage:
        mira, admin = stage.server.person("Mira"), stage.server.person("Mira", user_id=ADMIN_ID)
        results = stage.server.answer_to(mira.asks_inline(INLINE))["results"]
        for path, place in zip(away, kept, strict=True):
            path.rename(place)
        turns = tuple(stage.turn(MIRA, admin, said) for said in ADMIN)
    choices = tuple(Choice(result["title"], result.get("description", "")) for result in results[:4])
    typed = f"@footnote_bot {INLINE}"
    return (
        Chat("Jonah", "last seen recently", "#c0662f", is_group=False, turns=(), typed=typed, choices=choices),
        Chat("Footnote", "bot · seen by an admin", "#3d8fc9", is_group=False, turns=turns),
    )


def draw_page(*chats: Chat) -> str:
    """The page with some chats side by side; it needs ``chat.css`` beside it."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("chat.jinja").render(chats=chats) + "\n"


def photograph(browser: str, page: Path, picture: Path, height: int) -> None:
    """Take the picture of a page, at twice the size for sharp screens."""
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *_QUIETLY, f"--user-data-dir={profile}", f"--window-size=1300,{height}"]
        command += [f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the caller names the browser


_DATES: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b(?![^<]*>)")
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


class _Stage:
    """The bot, really running, and a Bot API server that it talks to."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.server = TelegramServer(username="footnote_bot")
        self._library = library
        self._folder = folder
        self._stop = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self.server.__enter__()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self.server.__exit__()

    def turn(self, who: Voice, person: Person, said: str, group: Group | None = None) -> Turn:
        """Say something, and wait until the answer is as it stays."""
        chat = group.id if group else person.chat
        before = len(self.server.sent(chat))
        person.says(said, group)
        self.server.wait_for_message(chat, before + 1, seconds=60)
        self.server.wait_until(lambda: self._is_done(chat), "the end of the report", seconds=120)
        return Turn(who, said, tuple(self._bubble(message) for message in self.server.sent(chat)[before:]))

    def _is_done(self, chat: int) -> bool:
        """Whether nothing can be cancelled any more."""
        return not any(texts_for("en").button_cancel in row for row in _buttons(self.server.sent(chat)[-1]))

    def _bubble(self, message: Json) -> Bubble:
        """A message as it was last sent or edited."""
        calls = [
            call.parameters
            for call in self.server.calls
            if call.method in {"sendMessage", "editMessageText"} and parsed_text(call.parameters) == message["text"]
        ]
        last = calls[-1]
        markup = last["text"] if last.get("parse_mode") else str(escape(last["text"]))
        return Bubble(_laid_out(markup), _buttons(message))

    def _run(self) -> None:
        settings = ChatSettings(
            self.server.token, self.server.url, admin_user_ids=frozenset({ADMIN_ID}), question_retention_days=1
        )
        database, state = Database(self._folder), State(self._folder)
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(
                serve(
                    lambda: self._library,
                    settings,
                    InboxTable(database),
                    state,
                    stop=self._stop,
                    today=lambda: ASKED_ON,
                )
            )
        database.close()
        state.close()


def parsed_text(parameters: Json) -> str:
    """What a call's text reads like."""
    return parsed_html(parameters["text"])[0] if parameters.get("parse_mode") else str(parameters["text"])


def _buttons(message: Json) -> tuple[tuple[str, ...], ...]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(button["text"] for button in row) for row in rows)


def _laid_out(message: str) -> Markup:
    """A message as a browser lays it out like a chat: quotes on lines of their own, dates on one line."""
    message = re.sub(r"\n?(</?blockquote[^>]*>)\n?", r"\1", message)
    return Markup(_DATES.sub(r"<nobr>\g<0></nobr>", message))  # noqa: S704 - the bot has escaped it


if __name__ == "__main__":
    main()
