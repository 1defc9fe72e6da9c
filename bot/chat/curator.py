"""What this room needs of the library besides answers: what is beside them, and what admins look after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.answering.beside.librarian import Librarian, Rebuilt
from bot.answering.beside.surroundings import Surroundings
from bot.answering.said.reply import Footnote


@dataclass(frozen=True, slots=True)
class Holding:
    """The live snapshot, as it describes itself."""

    snapshot: str
    created: str
    """An ISO date and time."""
    encoder: str
    counts: dict[str, int]
    """Articles, sentences, passages, facts and entries."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reindex would change: titles of articles."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    facts: int = 0
    """How many facts more, or fewer, there would be."""

    @property
    def any(self) -> bool:
        """Whether it would change anything."""
        return bool(self.added or self.changed or self.removed or self.facts)


class Curator(Librarian, Protocol):
    """A librarian who also looks after the library. Safe to call from any thread."""

    def related(self, asked: str, footnotes: Sequence[Footnote], language: str) -> tuple[str, ...]:
        """Up to three questions beside an answer, each of which the live snapshot answers."""
        ...

    def surroundings(self, footnote: Footnote) -> Surroundings | None:
        """The sentences around a quote; None where the live snapshot no longer holds it."""
        ...

    def find(self, text: str, limit: int) -> Sequence[Footnote]:
        """The articles that say most about some words, each with its best sentence."""
        ...

    def holding(self) -> Holding:
        """What answers come from."""
        ...

    def changes(self) -> Changes:
        """What a reindex would change now; reads the corpus, and changes nothing.

        Raises:
            corpus.errors.CorpusError: with every fault found.
        """
        ...

    def rollback(self) -> Rebuilt:
        """Go back to the snapshot before.

        Raises:
            index.errors.IndexingError: there is none, or it cannot be opened; the live snapshot stays.
        """
        ...

    def add(self, name: str, content: bytes) -> str:
        """Keep an article that an admin has sent, beside the corpus; its id. The next reindex takes it in.

        Args:
            name: of the file, whose ending tells its format.
            content: its bytes.

        Raises:
            corpus.errors.CorpusError: it cannot be read as an article, or another one has its id; it is not kept.
        """
        ...

    def add_page(self, address: str) -> str:
        """Keep what lies at a web address, as `add` keeps a file.

        Raises:
            corpus.errors.CorpusError: it cannot be fetched or read; it is not kept.
            bot.errors.SettingsError: the settings allow no web addresses.
        """
        ...

    def remove(self, article: str) -> bool:
        """Take away an article that was added; False where none of this id was."""
        ...

    def added(self) -> frozenset[str]:
        """The ids of the articles that were added."""
        ...
