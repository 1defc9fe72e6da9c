"""The terminal: a conversation that anyone can have without a token, in a window or over a pipe."""

import io
import os
import re
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from bot.answering.beside.librarian import Source
from bot.answering.said.reply import Footnote, Reply
from bot.terminal.conversation import Conversation, _converse, run_terminal
from bot.terminal.layout import reply_groups
from bot.terminal.page import PlainPage, WindowPage
from bot.terminal.wording import read_wording
from corpus.errors import CorpusError, Fault
from index.errors import BuildRunning, EngineUnavailable
from tests.fakes import WordCountingLibrarian

WORDING = read_wording()
TODAY = date(2025, 11, 1)
PROMPTING = "\x1b[?2004h"
"""The code that a prompt begins with: paste in one piece."""


def piped(text: str, librarian: WordCountingLibrarian | None = None) -> str:
    """What comes out where `text` comes in over a pipe."""
    output = io.StringIO()
    run_terminal(librarian or WordCountingLibrarian(), stdin=io.StringIO(text), stdout=output, today=lambda: TODAY)
    return output.getvalue()


class Window(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


def typed(
    *lines: str | type[BaseException], librarian: WordCountingLibrarian | None = None, window: Window | None = None
) -> str:
    """What a window shows where these lines are typed; an exception stands for its key."""
    window = window or Window()
    conversation = Conversation(librarian or WordCountingLibrarian(), WindowPage(window), WORDING, lambda: TODAY)
    _converse(conversation, _keys(lines))
    return window.getvalue()


def _keys(lines: Sequence[str | type[BaseException]]) -> Callable[[], str]:
    waiting = iter([*lines, EOFError])

    def next_line() -> str:
        line = next(waiting)
        if isinstance(line, str):
            return line
        raise line

    return next_line


@pytest.fixture(autouse=True)
def _a_window_of_one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")


def without_codes(shown: str) -> str:
    """Only the letters of what a terminal is sent."""
    return re.sub(r"\x1b\][^\x1b]*\x1b\\|\x1b\[[0-9;?]*[A-Za-z]", "", shown)


def test_a_line_from_a_pipe_is_answered_with_its_quote_and_source() -> None:
    """The output is this, to the letter: question, answer, footnote, quote, address."""
    assert piped("how long is it\n") == (
        "> how long is it\n"
        "\n"
        "4 words. [1]\n"
        "\n"
        "[1] The Word Counter, Words & Co, 2025-10\n"
        "    “how long is it”\n"
        "    https://words.example/\n"
        "\n"
    )


def test_lines_are_answered_in_order_and_blank_ones_not_at_all() -> None:
    """Every line that says something is one message; its spaces and line ends are not part of it."""
    librarian = WordCountingLibrarian()
    piped("\n first \r\n\n\t\nsecond one\nthird without an end", librarian)
    assert [asked.message for asked in librarian.asked] == ["first", "second one", "third without an end"]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_input_without_lines_gets_the_three_examples(text: str) -> None:
    """Whoever starts it with nothing to read sees three questions and their answers, each as if it were the first."""
    librarian = WordCountingLibrarian()
    output = piped(text, librarian)

    assert [(asked.message, asked.context) for asked in librarian.asked] == [
        ("one", ()),
        ("one two", ()),
        ("one two three", ()),
    ]
    assert output.startswith(WORDING.no_input)
    assert output.index("> one two three\n") < output.index("3 words. [1]")


def test_an_input_that_is_closed_is_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was started without an input, or with a closed one, shows the examples as well."""
    closed = io.StringIO()
    closed.close()
    unreadable = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    monkeypatch.setattr(sys, "stdin", None)
    for stdin in (closed, unreadable, None):
        librarian, output = WordCountingLibrarian(), io.StringIO()
        run_terminal(librarian, stdin=stdin, stdout=output)
        assert len(librarian.asked) == 3
    unreadable.close()


def test_an_empty_library_says_what_to_do() -> None:
    """Without articles there are no examples; the terminal says how to get some."""
    assert piped("", WordCountingLibrarian(known=False)) == WORDING.empty_library + "\n\n"
    assert WORDING.empty_library in piped("/sources\n", WordCountingLibrarian(known=False))
    assert WORDING.empty_library in piped("/start\n", WordCountingLibrarian(known=False))


def test_a_pipe_gets_no_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says of colours and widths, plain output is the same bytes without any code."""
    script = "one two\n/more\n/sources\n/help\n/start\n/notes\nthree\n/reindex\n"
    once = piped(script)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    assert piped(script) == once
    assert "\x1b" not in once


def test_bytes_that_are_no_text_are_answered_all_the_same() -> None:
    """A wrong byte, and a letter that the output's encoding lacks, become marks; nothing ends."""
    stdin = io.TextIOWrapper(io.BytesIO(b"caf\xff\nbr\xc3\xbccke\n"), encoding="utf-8")
    raw = io.BytesIO()
    stdout = io.TextIOWrapper(raw, encoding="ascii")
    run_terminal(WordCountingLibrarian(), stdin=stdin, stdout=stdout)
    assert raw.getvalue().count(b"1 words. [1]") == 2
    assert b"> br?cke\n" in raw.getvalue()


def test_a_number_asks_its_example_and_other_numbers_are_questions() -> None:
    """1, 2 and 3 stand for the questions that the greeting offers."""
    librarian = WordCountingLibrarian()
    piped("1\n2\n 3 \n4\n0\n12\n", librarian)
    assert [asked.message for asked in librarian.asked] == ["one", "one two", "one two three", "4", "0", "12"]


def test_a_follow_up_knows_the_last_four_messages() -> None:
    """Context is what was said before, the oldest first, without commands; the day is the reader's."""
    librarian = WordCountingLibrarian()
    piped("a\n/help\nb\nc\n/sources\nd\ne\nf\n", librarian)
    assert librarian.asked[0].context == ()
    assert librarian.asked[-1].context == ("b", "c", "d", "e")
    assert {asked.asked_on for asked in librarian.asked} == {TODAY}


def test_start_begins_anew() -> None:
    """After /start nothing that was said before counts, and there is nothing more to show."""
    librarian = WordCountingLibrarian()
    output = piped("a\nb\n/start\n/more\nc\n", librarian)
    assert librarian.asked[-1].context == ()
    assert WORDING.nothing_more in output


def test_quotes_fold_and_unfold() -> None:
    """Quotes are shown until /notes folds them; /more shows them in any case, with the place in the article."""
    shown, _, folded, more, _, again = piped("q\n/notes\nr\n/more\n/notes\ns\n").split("\n> ")
    assert "“q”" in shown
    assert "“" not in folded
    assert "[1] The Word Counter" in folded
    assert "“r”" in more
    assert "words, characters 10 to 11" in more
    assert "“s”" in again


def test_quit_leaves() -> None:
    """After /quit, or the words that mean it, no further line is read."""
    for leave in ("/quit", "/QUIT", *WORDING.quit_words, "Exit"):
        librarian = WordCountingLibrarian()
        assert piped(f"a\n{leave}\nb\n", librarian).endswith(WORDING.goodbye + "\n\n")
        assert len(librarian.asked) == 1


def test_every_command_is_in_the_help_and_answered() -> None:
    """The list names exactly the commands that there are, and none of them is taken for a question."""
    librarian = WordCountingLibrarian()
    conversation = Conversation(librarian, PlainPage(io.StringIO()), WORDING, lambda: TODAY)
    assert list(conversation._commands) == list(WORDING.commands)
    output = piped("/help\n", librarian)
    assert all(command in output and does in output for command, does in WORDING.commands.items())
    assert librarian.asked == []


def test_an_unknown_command_names_the_nearest() -> None:
    """A slip of the finger asks the librarian nothing."""
    librarian = WordCountingLibrarian()
    assert "There is no /sorces; the nearest is /sources." in piped("/sorces now\n", librarian)
    assert librarian.asked == []


def test_sources_are_listed_with_what_they_hold() -> None:
    """Title, publisher, date and size of each; a date that was inferred says so."""
    assert "The Word Counter, Words & Co, 2025-10 (3 sentences, 2 facts)\n    https://words" in piped("/sources\n")
    inferred = piped("/sources\nq\n", WordCountingLibrarian(published_inferred=True))
    assert inferred.count("Words & Co, about 2025-10, inferred from the text") == 2


def test_reindexing_tells_how_it_ended() -> None:
    """The library is read again once, and what came of it is said."""
    librarian = WordCountingLibrarian()
    assert "1 article and 5 entries, in 0.2 s" in piped("/reindex\n", librarian)
    assert librarian.reindexed == 1


@pytest.mark.parametrize(
    "fault",
    [
        CorpusError((Fault("facts/a.yaml", 3, "no such article"), Fault("b.md", 0, "it is empty"))),
        BuildRunning("Another build runs; wait for it."),
    ],
)
def test_a_failed_reindex_is_told_and_the_talk_goes_on(fault: Exception) -> None:
    """Every fault is shown, in a window as over a pipe, and the next question is answered."""
    for output in (
        piped("/reindex\none\n", WordCountingLibrarian(fault=fault)),
        typed("/reindex", "one", librarian=WordCountingLibrarian(fault=fault)),
    ):
        letters = without_codes(output)
        assert WORDING.reindex_failed in letters
        assert all(line in letters for line in str(fault).splitlines())
        assert "1 words. [1]" in letters


def test_a_window_greets_and_offers_three_questions() -> None:
    """A newcomer sees what this is, three questions with their numbers, and how to get help."""
    shown = without_codes(typed())
    assert "Footnote answers from 1 article" in shown
    assert "1  one\n2  one two\n3  one two three\n" in shown
    assert "/help" in shown


def test_ctrl_c_throws_the_line_away_and_ctrl_d_leaves() -> None:
    """An interrupted line asks nothing, and the next one is read; the end of the input says goodbye."""
    librarian = WordCountingLibrarian()
    shown = typed(KeyboardInterrupt, "one", KeyboardInterrupt, "one two", EOFError, "never", librarian=librarian)
    assert [asked.message for asked in librarian.asked] == ["one", "one two"]
    assert without_codes(shown).endswith(WORDING.goodbye + "\n\n")


def test_ctrl_c_stops_an_answer_and_not_the_talk() -> None:
    """What is interrupted is said to be stopped; the conversation goes on."""

    class Stopped(WordCountingLibrarian):
        def sources(self) -> tuple[Source, ...]:
            if len(self.asked) == 1:
                raise KeyboardInterrupt
            return super().sources()

    librarian = Stopped()
    shown = without_codes(typed("one", "/sources", "one two", librarian=librarian))
    assert WORDING.stopped in shown
    assert [asked.message for asked in librarian.asked] == ["one", "one two"]


def test_in_a_window_the_lead_is_bold_and_the_title_a_link() -> None:
    """What was asked for stands out, and the source is one click away."""
    shown = typed("how long")
    assert "\x1b[1m2 words\x1b[0m." in shown
    assert re.search(r"\x1b\]8;[^;]*;https://words\.example/\x1b\\The Word Counter\x1b\]8;;\x1b\\", shown)
    assert "https://words.example/" not in without_codes(shown)


def test_a_window_that_obeys_no_codes_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """There addresses are spelt out, because nothing can be clicked."""
    monkeypatch.setenv("TERM", "dumb")
    shown = typed("how long")
    assert "\x1b" not in shown
    assert "https://words.example/" in shown


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``NO_COLOR`` nothing is coloured."""
    coloured = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|9[0-7])[0-9;]*m")
    assert coloured.search(typed("how long"))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(typed("how long"))


@pytest.mark.parametrize("width", [1, 8, 20, 40, 61, 300])
def test_a_window_of_any_width_shows_every_word(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wider than the window, or than an eye can follow, or ends in spaces; no letter of a quote is lost."""
    monkeypatch.setenv("COLUMNS", str(width))
    question = "how many bridges cross the river 黄河上共有多少座桥梁 " * 4
    shown = without_codes(typed(question))
    assert max(cell_len(line) for line in shown.splitlines()) <= min(max(width, 2), 96)
    assert all(line == line.rstrip() for line in shown.splitlines())
    assert re.sub(r"\s", "", question) in re.sub(r"\s", "", shown)


def _hostile() -> Reply:
    command = "\x1b]0;owned\x07\x9b31m"
    footnote = Footnote(f"id{command}", f"t{command}", f"p{command}", "2025", False, "", 1, f"a{command}\r\nb", 0, 5)
    other = replace(footnote, n=2, url=f"https://x/{command}")
    return Reply("value", (f"x{command} [1]",), (footnote, other), f"x{command}")


def test_a_source_cannot_command_the_terminal() -> None:
    """Codes that stand in an article, its title or its address are shown as marks and never sent."""
    groups = reply_groups(_hostile(), WORDING, quotes=True, addresses=True)
    page, window = io.StringIO(), Window()
    PlainPage(page).show(groups)
    WindowPage(window).show(groups)
    for shown in (page.getvalue(), without_codes(window.getvalue())):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
        assert "�]0;owned" in shown


def test_what_takes_long_is_said_to_be_going_on() -> None:
    """After a moment of work a window says so; what the work gives, or raises, comes through."""
    window = Window()
    page = WindowPage(window)
    over = threading.Event()
    assert page.wait("Working", lambda: over.wait(0.6)) is False
    assert "Working" in window.getvalue()

    def fail() -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        page.wait("Working", fail)


def test_progress_is_shown_and_taken_away() -> None:
    """A window shows each stage's name and count while a reindex runs."""
    shown = typed("/reindex")
    assert "count" in shown
    assert "2/2" in shown


def _session(tmp_path: Path, keys: Iterable[tuple[str, str]]) -> str:
    """Type into a real terminal: each pair is what to wait for, and what to type then."""
    pty = pytest.importorskip("pty")
    main, side = pty.openpty()
    code = (
        "from pathlib import Path; from bot.terminal.conversation import run_terminal; from tests.fakes import *;"
        f"run_terminal(WordCountingLibrarian(), state_dir=Path({str(tmp_path / 'state')!r}))"
    )
    process = subprocess.Popen(  # noqa: S603 (our own code)
        [sys.executable, "-c", code],
        stdin=side, stdout=side, stderr=side, cwd=Path(__file__).parents[2], start_new_session=True,
        env={**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    os.close(side)
    shown, read_to = "", 0
    for awaited, typed_keys in keys:
        deadline = time.monotonic() + 20
        while (found := shown.find(awaited, read_to)) < 0:
            assert time.monotonic() < deadline, f"{awaited!r} never came: {shown!r}"
            shown += _read(main)
        read_to = found + len(awaited)
        os.write(main, typed_keys.encode())
    assert process.wait(20) == 0
    shown += _read(main)
    os.close(main)
    return without_codes(shown)


def _read(descriptor: int) -> str:
    ready, _, _ = select.select([descriptor], [], [], 0.2)
    try:
        return os.read(descriptor, 65536).decode(errors="replace") if ready else ""
    except OSError:  # the other side has been closed
        return ""


def test_a_real_terminal(tmp_path: Path) -> None:
    """Questions, Ctrl-C, the history of an earlier line and Ctrl-D work at a real prompt; the history is private."""
    shown = _session(
        tmp_path,
        [
            (PROMPTING, "how long is it\r"),
            ("“how long is it”", ""),
            (PROMPTING, "thrown away"),
            ("thrown away", "\x03"),
            (PROMPTING, "\x1b[A\r"),  # the arrow up
            ("“how long is it”", ""),
            (PROMPTING, "\x04"),
        ],
    )
    assert shown.count("4 words. [1]") == 2
    assert "2 words" not in shown
    assert WORDING.goodbye in shown
    history = tmp_path / "state" / "terminal_history"
    assert "+how long is it" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0


def test_a_search_that_fails_is_told_in_a_sentence_and_the_conversation_goes_on() -> None:
    """A server that does not answer ends no conversation, and shows no traceback."""

    class Halting(WordCountingLibrarian):
        def reply(self, message: str, **options: Any) -> Reply:  # noqa: ANN401 - passed on as it is
            if message == "stop":
                raise EngineUnavailable("search is unavailable")
            return super().reply(message, **options)

    shown = piped("stop\na b c\n", Halting())
    assert "search is unavailable" in shown
    assert "3 words" in shown
    assert "Traceback" not in shown
