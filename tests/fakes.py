"""Peers of the real things whose every answer can be worked out in the head."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answering.beside.librarian import Rebuilt, Source
from bot.answering.said.reply import Footnote, Reply
from index.progress import Progress


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of `WordCountingLibrarian.reply`."""

    message: str
    context: tuple[str, ...]
    asked_on: date | None
    language: str | None


@dataclass(slots=True)
class WordCountingLibrarian:
    """Answers every message with the number of its words, and cites the message itself.

    ``"how long is it"`` gives the paragraph ``4 words. [1]`` with the lead ``4 words`` and one footnote that quotes
    ``how long is it``. A message without words is refused. It knows the one source "The Word Counter" and the three
    examples "one", "one two", "one two three". A reindex is two steps of the stage "count"; where `fault` is set,
    that is raised instead. What was asked of it stands in `asked`.
    """

    asked: list[Asked] = field(default_factory=list)
    reindexed: int = 0
    fault: Exception | None = None
    known: bool = True
    """Whether there is a source at all; an empty library has no examples either."""
    published_inferred: bool = False

    def reply(
        self, message: str, *, context: Sequence[str] = (), asked_on: date | None = None, language: str | None = None
    ) -> Reply:
        """Count the words."""
        self.asked.append(Asked(message, tuple(context), asked_on, language))
        words = len(message.split())
        if not words:
            return Reply("refusal", ("Nothing was asked.",), reason="invalid_question", confidence=0.0)
        lead = f"{words} words"
        return Reply("count", (f"{lead}. [1]",), (self._footnote(message),), lead, operands=(str(words),))

    def sources(self) -> tuple[Source, ...]:
        """The word counter's own book."""
        source = Source(
            "words",
            "The Word Counter",
            "Words & Co",
            "2025-10",
            self.published_inferred,
            "https://words.example/",
            3,
            2,
        )
        return (source,) if self.known else ()

    def examples(self) -> tuple[str, ...]:
        """Questions of one, two and three words."""
        return ("one", "one two", "one two three") if self.known else ()

    def reindex(self, progress: Progress | None = None) -> Rebuilt:
        """Count to two."""
        if self.fault is not None:
            raise self.fault
        self.reindexed += 1
        for done in (1, 2):
            if progress is not None:
                progress("count", done, 2)
        return Rebuilt(changed=True, snapshot="s2", articles=1, entries=5, seconds=0.25)

    def _footnote(self, quote: str) -> Footnote:
        return Footnote(
            n=1,
            quote=quote,
            article="words",
            title="The Word Counter",
            publisher="Words & Co",
            published="2025-10",
            published_inferred=self.published_inferred,
            url="https://words.example/",
            start=10,
            end=10 + len(quote),
        )
