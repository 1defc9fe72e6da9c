"""What admins later see of answers: how many there were, what had none, and what did not help."""

from collections.abc import Callable
from datetime import date

from bot.chat.memory import Memory
from bot.chat.records import Record
from bot.chat.wording import same_question

_NO_GAP = frozenset({"invalid_question"})
_UNHELPFUL = "down"


class Tally:
    """Counts answers and votes. It is called in the thread of whoever keeps them, for a disk can be slow."""

    def __init__(self, memory: Memory, *, today: Callable[[], date], keeps_questions: bool) -> None:
        """Take where it is kept, the day to count for, and whether a question may be noted."""
        self._memory = memory
        self._today = today
        self._keeps_questions = keeps_questions

    def count(self, record: Record) -> None:
        """Count an answer; a question without one is a gap."""
        reply = record.reply
        self._memory.counts.add(self._today(), "refused" if reply.abstained else "answered")
        if reply.reason and reply.reason not in _NO_GAP:
            self._note_gap(record, reply.reason, record.asker)

    def vote(self, record: Record, voter: int, *, helpful: bool) -> tuple[int, int]:
        """Count a vote; how many people the answer helped, and how many it did not.

        What did not help is a gap, until the same person finds that it did.
        """
        self._memory.votes.cast(record.number, voter, helpful=helpful)
        if helpful:
            self._memory.gaps.take_back(record.number, voter, _UNHELPFUL)
        else:
            self._note_gap(record, _UNHELPFUL, voter)
        return self._memory.votes.count(record.number)

    def _note_gap(self, record: Record, why: str, person: int) -> None:
        if record.question and self._keeps_questions:
            self._memory.gaps.add(record.question, same_question(record.question), why, person, record.number)
