"""The conversation itself: questions, follow-ups and commands, whatever they are typed or written on."""

import sys
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from rapidfuzz import fuzz, process

from bot.answering.beside.librarian import Librarian
from bot.answering.said.reply import Reply
from bot.terminal.keyboard import line_from_keyboard, lines_from_stream
from bot.terminal.layout import Group, notes_groups, plain, reply_groups, source_group
from bot.terminal.page import Page, PlainPage, WindowPage
from bot.terminal.streams import forgive, is_terminal
from bot.terminal.wording import Wording, counted, read_wording
from corpus.errors import CorpusError
from index.errors import IndexingError

_REMEMBERED: Final = 4
"""Earlier questions that a follow-up may lean on."""


def run_terminal(
    librarian: Librarian,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    state_dir: Path | None = None,
    today: Callable[[], date] = date.today,
) -> None:
    """Talk until the reader leaves, or the input ends.

    Where both streams are a terminal, it is a conversation with a prompt. Otherwise each line of the input is answered
    in plain text, and an input without any gets the answers to three example questions.

    Args:
        librarian: answers.
        stdin: where lines come from, by default the process's own; a closed one is an empty input.
        stdout: where answers go, by default the process's own.
        state_dir: keeps what was typed, to be called up again with the arrow keys; None keeps it nowhere.
        today: the reader's day.
    """
    wording = read_wording()
    stdin, stdout = stdin or sys.stdin, stdout or sys.stdout
    if is_terminal(stdin) and is_terminal(stdout):
        conversation = Conversation(librarian, WindowPage(stdout), wording, today)
        next_line = line_from_keyboard(
            stdin, stdout, prompt=wording.prompt, commands=tuple(wording.commands), state_dir=state_dir
        )
        _converse(conversation, next_line)
    else:
        forgive(stdin)
        forgive(stdout)
        _answer_lines(Conversation(librarian, PlainPage(stdout), wording, today), lines_from_stream(stdin))


class Conversation:
    """What one reader and the librarian have said so far, written on a page."""

    def __init__(self, librarian: Librarian, page: Page, wording: Wording, today: Callable[[], date]) -> None:
        self._librarian = librarian
        self._page = page
        self._wording = wording
        self._today = today
        self._earlier: deque[str] = deque(maxlen=_REMEMBERED)
        self._last: Reply | None = None
        self._quotes_shown = True
        self._ended = False
        self._commands: dict[str, Callable[[], None]] = {
            "/start": self.start,
            "/sources": self._show_sources,
            "/more": self._show_more,
            "/notes": self._fold_notes,
            "/reindex": self._reindex,
            "/help": self._show_help,
            "/quit": self.end,
        }

    @property
    def ended(self) -> bool:
        """Whether the reader has left."""
        return self._ended

    def start(self) -> None:
        """Greet, offer three questions, and forget what was said before."""
        self._earlier.clear()
        self._last = None
        self.say(self._wording.greeting.format(articles=self._articles()))
        examples = self._librarian.examples()
        if examples:
            numbered = (plain(f"{n}  {question}", "bold") for n, question in enumerate(examples, start=1))
            self._page.show([[plain(self._wording.try_one), *numbered]])
        else:
            self.say(self._wording.empty_library)
        self.say(self._wording.hint, "dim")

    def hear(self, line: str) -> None:
        """Take a line as what it is: a command, the number of an example, or a question."""
        said = line.strip()
        if not said:
            return
        if said.startswith("/"):
            self._obey(said.split()[0].lower())
        elif said.lower() in self._wording.quit_words:
            self.end()
        else:
            self.ask(self._example(said) or said)

    def ask(self, message: str) -> None:
        """Answer a message, and remember it for the next ones; where the index cannot be searched, say why."""
        try:
            reply = self._page.wait(
                self._wording.waiting,
                lambda: self._librarian.reply(message, context=tuple(self._earlier), asked_on=self._today()),
            )
        except IndexingError as error:
            self.say(str(error))
            return
        self._earlier.append(message)
        self._last = reply
        quotes, addresses = self._quotes_shown, not self._page.clickable
        self._page.show(reply_groups(reply, self._wording, quotes=quotes, addresses=addresses))

    def ask_examples(self) -> None:
        """Ask the librarian's own examples, each as if it were the first."""
        examples = self._librarian.examples()
        self.say(self._wording.no_input if examples else self._wording.empty_library)
        for question in examples:
            self._earlier.clear()
            self.echo(question)
            self.ask(question)

    def echo(self, line: str) -> None:
        """Write what was asked, where no keyboard has."""
        self.say(self._wording.prompt + line)

    def interrupt(self) -> None:
        """Say that what was going on has been stopped."""
        self.say(self._wording.stopped, "dim")

    def end(self) -> None:
        """Say goodbye."""
        self._ended = True
        self.say(self._wording.goodbye, "dim")

    def say(self, text: str, style: str = "") -> None:
        """Write a line of the terminal's own."""
        self._page.show([[plain(text, style)]])

    def _articles(self) -> str:
        return counted(len(self._librarian.sources()), self._wording.articles)

    def _example(self, said: str) -> str | None:
        examples = self._librarian.examples()
        numbered = {str(n): question for n, question in enumerate(examples, start=1)}
        return numbered.get(said)

    def _obey(self, command: str) -> None:
        if command in self._commands:
            self._commands[command]()
        else:
            nearest = process.extractOne(command, list(self._commands), scorer=fuzz.ratio)[0]
            self.say(self._wording.unknown_command.format(command=command, nearest=nearest))

    def _show_sources(self) -> None:
        groups = [source_group(source, self._wording) for source in self._librarian.sources()]
        self._page.show(groups or [[plain(self._wording.empty_library)]])

    def _show_more(self) -> None:
        footnotes = self._last.footnotes if self._last else ()
        groups: list[Group] = notes_groups(footnotes, self._wording, quotes=True, addresses=True, places=True)
        self._page.show(groups or [[plain(self._wording.nothing_more)]])

    def _fold_notes(self) -> None:
        self._quotes_shown = not self._quotes_shown
        self.say(self._wording.notes_shown if self._quotes_shown else self._wording.notes_folded, "dim")

    def _show_help(self) -> None:
        width = max(len(command) for command in self._wording.commands)
        self._page.show([[plain(f"{command:{width}}  {does}") for command, does in self._wording.commands.items()]])

    def _reindex(self) -> None:
        try:
            with self._page.watch() as watcher:
                rebuilt = self._librarian.reindex(watcher)
        except (CorpusError, IndexingError) as error:
            self.say(f"{self._wording.reindex_failed}\n{error}")
            return
        if not rebuilt.changed:
            self.say(self._wording.reindex_unchanged)
            return
        articles = counted(rebuilt.articles, self._wording.articles)
        entries = counted(rebuilt.entries, self._wording.entries)
        seconds = f"{rebuilt.seconds:.1f}"
        self.say(self._wording.reindex_changed.format(articles=articles, entries=entries, seconds=seconds))


def _converse(conversation: Conversation, next_line: Callable[[], str]) -> None:
    conversation.start()
    while not conversation.ended:
        try:
            line = next_line()
        except KeyboardInterrupt:  # the line is thrown away, and another one begins
            continue
        except EOFError:
            conversation.end()
            return
        try:
            conversation.hear(line)
        except KeyboardInterrupt:
            conversation.interrupt()


def _answer_lines(conversation: Conversation, lines: Iterable[str]) -> None:
    heard = False
    for line in lines:
        heard = True
        conversation.echo(line)
        conversation.hear(line)
        if conversation.ended:
            return
    if not heard:
        conversation.ask_examples()
