"""Updates that are kept until they are done."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state.database import Database
from bot.state.inbox import InboxTable

DAY = 24 * 60 * 60


class Clock:
    """A clock that a test sets."""

    now = 1_000_000_000.0

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The inbox's clock."""
    return Clock()


@pytest.fixture
def inbox(tmp_path: Path, clock: Clock) -> Iterator[InboxTable]:
    """An empty inbox."""
    database = Database(tmp_path, durable=True)
    yield InboxTable(database, clock=clock)
    database.close()


def test_an_update_is_taken_once(inbox: InboxTable) -> None:
    """A number that was here before is not new, be it waiting or done."""
    assert inbox.take([(7, "a"), (5, "b")]) == {5, 7}
    inbox.finish([5])
    assert inbox.take([(5, "b"), (7, "a"), (9, "c")]) == {9}
    assert inbox.unfinished() == [(7, "a"), (9, "c")]


def test_what_is_taken_is_there_for_the_next_life(inbox: InboxTable, tmp_path: Path) -> None:
    """What was taken can be read by another connection as soon as the call returns; so it survives a SIGKILL."""
    inbox.take([(1, "a"), (2, "b")])
    another = Database(tmp_path)
    assert InboxTable(another).unfinished() == [(1, "a"), (2, "b")]
    another.close()


def test_what_is_uncertain_comes_back_after_a_crash_and_not_after_an_orderly_end(inbox: InboxTable) -> None:
    """A crash leaves what is uncertain unfinished; settling leaves it at that."""
    inbox.take([(1, "a"), (2, "b")])
    inbox.finish([1, 2], uncertain={1})
    assert inbox.unfinished() == [(1, "a")]
    inbox.settle()
    assert inbox.unfinished() == []


def test_a_number_is_remembered_for_two_days(inbox: InboxTable, clock: Clock) -> None:
    """Telegram brings an update again within a day; after two its number is forgotten, unless it still waits."""
    inbox.take([(1, "a"), (2, "b")])
    inbox.finish([1])
    clock.now += 1.9 * DAY
    inbox.settle()
    assert inbox.take([(1, "a")]) == frozenset()
    clock.now += 0.2 * DAY
    inbox.settle()
    assert inbox.take([(1, "a"), (2, "b")]) == {1}


def test_what_cannot_be_read_is_set_aside_for_a_week(inbox: InboxTable, clock: Clock) -> None:
    """It is done, its text and the reason are kept, a lone surrogate does not break the file, and it expires."""
    inbox.take([(1, "broken")])
    inbox.quarantine(1, "broken \ud83c", "TypeError")
    inbox.quarantine(None, "no update", "it has no number")
    assert inbox.unfinished() == []
    assert inbox.quarantined() == [(1, "broken ?", "TypeError"), (None, "no update", "it has no number")]
    clock.now += 8 * DAY
    inbox.settle()
    assert inbox.quarantined() == []


@pytest.mark.parametrize("keep_poison", [True, False])
def test_the_text_of_what_is_done_is_in_no_file(tmp_path: Path, keep_poison: bool) -> None:
    """Neither the database nor its journal holds a word of a question that is done and tidied up."""
    database = Database(tmp_path, durable=True)
    inbox = InboxTable(database, keep_poison=keep_poison)
    inbox.take([(1, "quixotic"), (2, "halcyon")])
    inbox.quarantine(2, "halcyon", "TypeError")
    inbox.finish([1])
    inbox.tidy()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"quixotic" not in written
    assert (b"halcyon" in written) == keep_poison
    database.close()


def test_closed_chats_are_remembered(inbox: InboxTable) -> None:
    """A chat is closed with the last reason, until it is open again."""
    inbox.close_chat(7, "blocked")
    inbox.close_chat(7, "deactivated")
    inbox.close_chat(8, "kicked")
    inbox.reopen_chat(8)
    assert inbox.closed_chats() == {7: "deactivated"}


def test_a_batch_is_taken_whole_or_not_at_all(inbox: InboxTable) -> None:
    """Where one of a batch cannot be written, none of it is, and the server is not told that it arrived."""
    with pytest.raises(sqlite3.Error):
        inbox.take([(1, "a"), ("no number", "b")])  # type: ignore[list-item]
    assert inbox.unfinished() == []
