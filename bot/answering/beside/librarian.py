"""What a conversation needs from the house, whatever the channel: Telegram, the terminal, a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from bot.answering.said.reply import Imprint, Reply
from index.progress import Progress

COMPARING: Final = "compare"
"""The stage of a reindex in which the new snapshot answers already, and its answers are held against those before."""


@dataclass(frozen=True, slots=True)
class Source(Imprint):
    """One line of ``/sources``: an article that answers can come from."""

    sentences: int
    facts: int


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A gold question whose answer another snapshot changes: both replies' texts."""

    id: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AnswerChanges:
    """What a new snapshot does to the answers to the gold questions."""

    asked: int
    changed: tuple[AnswerChange, ...] = ()
    """Answered before and now, in other words."""
    appeared: tuple[AnswerChange, ...] = ()
    """Refused before, answered now."""
    lost: tuple[AnswerChange, ...] = ()
    """Answered before, refused now; or rightly answered before, and not now."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a reindex ended."""

    changed: bool
    """False where nothing had changed and the live snapshot stays."""
    snapshot: str
    articles: int
    entries: int
    seconds: float
    answers: AnswerChanges | None = None
    """What became of the answers to the gold questions; None where nothing was compared."""
    left_out: tuple[str, ...] = ()
    """Why articles are not in it, a sentence each."""


class Librarian(Protocol):
    """Answers from the live snapshot, and rebuilds it. Safe to call from any thread."""

    def reply(
        self, message: str, *, context: Sequence[str] = (), asked_on: date | None = None, language: str | None = None
    ) -> Reply:
        """Answer a message: pure for one snapshot, day and context; never raises for any text.

        Args:
            message: what was said, of any length and content.
            context: earlier messages of the same person in the same chat, the oldest first.
            asked_on: the reader's day, which "this year" in a question means.
            language: of the answer, ``en`` or ``zh``; by default that of the message.
        """
        ...

    def sources(self) -> tuple[Source, ...]:
        """The articles of the live snapshot, by title."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Three questions that the live snapshot can answer, to show to a newcomer."""
        ...

    def reindex(self, progress: Progress | None = None) -> Rebuilt:
        """Read the corpus again, build, verify and publish a snapshot, and go over to it.

        From the stage `COMPARING` on it is live; whoever ends the work there loses what it would have told, no more.

        Raises:
            corpus.errors.CorpusError: with every fault found; the live snapshot stays.
            index.errors.IndexingError: the build failed or another one runs; the live snapshot stays.
        """
        ...
