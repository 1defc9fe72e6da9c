"""What the bot remembers, and what it forgets."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from bot.state.database import Database
from bot.state.errors import StateError
from bot.state.state import State


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    """Another process over the same folder finds an answer by number, by question and by message."""
    state = State(tmp_path)
    number = state.answers.add(chat=7, question=3, asker=1, document="{}")
    state.answers.sent_as(number, 7, [4, 5])
    state.close()
    again = State(tmp_path)
    found = (number, "{}")
    assert again.answers.by_number(number) == again.answers.by_question(7, 3) == found
    assert again.answers.by_message(7, 4) == again.answers.by_message(7, 5) == found
    assert again.answers.messages_of(number) == [4, 5]
    assert again.answers.by_message(8, 4) is None


def test_a_person_has_one_vote(tmp_path: Path) -> None:
    """Who votes again changes their vote; others' votes stay."""
    state = State(tmp_path)
    number = state.answers.add(7, 3, 1, "{}")
    for voter, helpful in ((1, True), (2, True), (1, False), (1, False)):
        state.votes.cast(number, voter, helpful=helpful)
    assert state.votes.count(number) == (1, 1)


def test_gaps_are_grouped_and_closed(tmp_path: Path) -> None:
    """Questions that are the same stand in one line, with the newest wording; what a snapshot answers is closed."""
    state = State(tmp_path)
    for person, question in ((1, "How deep?"), (2, "how deep"), (2, "how deep")):
        state.gaps.add(question, "deep", "attribute_not_stated", person, answer=person)
    state.gaps.add("Who?", "who", "down", 1, answer=9)
    assert state.gaps.grouped(9) == [("how deep", 2, 0, ""), ("Who?", 0, 1, "")]
    assert [same for same, _ in state.gaps.open_questions(9)] == ["deep"]
    state.gaps.close(["deep"], "s2")
    assert state.gaps.grouped(9) == [("Who?", 0, 1, ""), ("how deep", 2, 0, "s2")]
    state.gaps.take_back(9, 1, "down")
    assert [gap[0] for gap in state.gaps.grouped(9)] == ["how deep"]


def test_who_is_forgotten_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    """After forgetting, neither the database nor the journal beside it holds a byte of what the person said."""
    state = State(tmp_path)
    for person, marker in ((1, "quixotic"), (2, "halcyon")):
        number = state.answers.add(person, 3, person, f'{{"question": "{marker}"}}')
        state.answers.sent_as(number, person, [4])
        state.gaps.add(marker, marker, "nothing_relevant", person, number)
        state.chat_settings.write(person, marker)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"quixotic" in kept
    assert state.forget(1) == 3
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"quixotic" not in left
    assert b"halcyon" in left
    assert state.answers.by_message(1, 4) is None


def test_what_is_old_expires(tmp_path: Path) -> None:
    """Texts from before a moment are deleted; the figures of the day stay."""
    state = State(tmp_path)
    number = state.answers.add(7, 3, 1, "{}")
    state.counts.add(date(2025, 11, 1), "answered")
    state.expire(before=0)
    assert state.answers.by_number(number)
    state.expire(before=2**40)
    assert state.answers.by_number(number) is None
    assert state.counts.since(date(2025, 11, 1)) == {"answered": 1}
    assert state.counts.since(date(2025, 11, 2)) == {}


def test_a_group_takes_its_settings_along(tmp_path: Path) -> None:
    """When a chat's id changes, its settings are found under the new one."""
    state = State(tmp_path)
    state.chat_settings.write(-5, "a")
    state.chat_settings.move(-5, -100)
    assert (state.chat_settings.read(-5), state.chat_settings.read(-100)) == (None, "a")


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    """A transaction is all or nothing."""
    database = Database(tmp_path)

    def fail() -> None:
        with database.transaction():
            database.change("INSERT INTO chat_settings VALUES (1, 'a')")
            database.change("INSERT INTO chat_settings VALUES (1, NULL)")

    with pytest.raises(sqlite3.IntegrityError):
        fail()
    assert database.rows("SELECT * FROM chat_settings") == []


@pytest.mark.parametrize("harm", ["garbage", "newer"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, harm: str) -> None:
    """What is no database, or a newer version's, is refused and left as it is."""
    if harm == "garbage":
        (tmp_path / "state.db").write_bytes(b"no database" * 1000)
    else:
        Database(tmp_path).change("INSERT INTO migrations VALUES (9999)")
    with pytest.raises(StateError, match="STATE_DIR"):
        Database(tmp_path)
