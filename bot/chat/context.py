"""What somebody asked before, so that "and in 2023?" has something to refer to. Kept in memory only."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

_QUESTIONS = 4
_SECONDS = 30 * 60.0
_CONVERSATIONS = 10_000
_ANSWERS = 10_000


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in some chat."""

    chat: int
    user: int


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    at: float


class Conversations:
    """The last questions of each speaker, at most four of the last half hour, and which question each answer answered.

    Both memories are bounded: what was used least recently is forgotten first.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._asked: OrderedDict[Speaker, deque[_Asked]] = OrderedDict()
        self._answered: OrderedDict[tuple[int, int], str] = OrderedDict()

    def earlier(self, speaker: Speaker, follows: int | None = None, answered: str = "") -> tuple[str, ...]:
        """The questions that a new one may refer to, the oldest first.

        A reply to an answer follows up on what that answer answered, whoever asked it and however long ago: then that
        question is the last one.

        Args:
            speaker: who asks now.
            follows: the message that this is a reply to, where it is one of ours.
            answered: the question which that message answered, as far as it is known from elsewhere.
        """
        oldest = self._clock() - _SECONDS
        questions = [asked.question for asked in self._asked.get(speaker, ()) if asked.at >= oldest]
        followed = self._answered.get((speaker.chat, follows)) if follows is not None else None
        followed = followed or answered
        if followed:
            questions = [*(question for question in questions if question != followed), followed]
        return tuple(questions[-_QUESTIONS:])

    def remember(self, speaker: Speaker, question: str, answers: Iterable[int] = ()) -> None:
        """Keep a question, and the ids of the messages that answered it."""
        self._asked.setdefault(speaker, deque(maxlen=_QUESTIONS)).append(_Asked(question, self._clock()))
        self._asked.move_to_end(speaker)
        _bound(self._asked, _CONVERSATIONS)
        for message in answers:
            self._answered[speaker.chat, message] = question
        _bound(self._answered, _ANSWERS)

    def amend(self, speaker: Speaker, before: str, question: str, answers: Iterable[int]) -> None:
        """A question was changed, and answered anew."""
        asked = self._asked.get(speaker, deque())
        for place, one in enumerate(asked):
            if one.question == before:
                asked[place] = _Asked(question, one.at)
        for message in answers:
            self._answered[speaker.chat, message] = question
        _bound(self._answered, _ANSWERS)

    def forget(self, user: int) -> None:
        """Forget what a person asked, and what anybody was answered in their private chat."""
        for speaker in [speaker for speaker in self._asked if speaker.user == user]:
            del self._asked[speaker]
        for chat, message in [place for place in self._answered if place[0] == user]:
            del self._answered[chat, message]


def _bound(memory: "OrderedDict[Any, Any]", size: int) -> None:
    while len(memory) > size:
        memory.popitem(last=False)
