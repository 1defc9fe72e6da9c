"""What searches the rows and the words of snapshots: in this process, or on a server."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.encoder import Rows
from index.entry import EntryKind
from index.fitting import Fitted
from index.lexical import LexicalStore
from index.spoken import SpokenTerms
from index.vectors import VectorStore

Ranges = Mapping[EntryKind, range]
"""The rows of each kind of entry."""


@dataclass(frozen=True, slots=True)
class Searching:
    """How a snapshot is searched: its manifest says it, and opening it follows that."""

    engine: str
    """The name of the engine that it was built for."""
    dimension: int
    fitted: dict[str, Fitted]
    """How each kind of entry is searched, and how well that finds."""
    collection: str = ""
    """What a server calls its rows; nothing where they lie in the snapshot's folder."""


class Engine(Protocol):
    """An engine keeps each snapshot apart from all others, and never changes one."""

    @property
    def name(self) -> str:
        """What a manifest calls it."""
        ...

    def build(self, folder: Path, rows: Rows, ranges: Ranges, spoken: SpokenTerms) -> Searching:
        """Take the rows and the words of a snapshot that is being built in `folder`.

        Raises:
            EngineUnavailable: its server does not answer.
        """
        ...

    def open(
        self, folder: Path, searching: Searching, ranges: Ranges, spoken: SpokenTerms
    ) -> tuple[VectorStore, LexicalStore]:
        """What was built; the caller has checked the hashes of the folder's files.

        Raises:
            EngineUnavailable: its server does not answer.
            SnapshotDamaged: what was built is gone, or is not whole.
        """
        ...

    def publish(self, folder: Path) -> None:
        """Show others that the snapshot in `folder` is the current one; called once it is."""
        ...

    def discard(self, folder: Path) -> None:
        """Remove what it keeps beyond `folder` for a snapshot, or for a build that came to nothing.

        Raises:
            EngineUnavailable: its server does not answer.
        """
        ...
