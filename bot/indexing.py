"""From articles to a new snapshot: read, built, published, and tried with the gold questions."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.agreed.judge import Judge
from bot.answering.beside.librarian import AnswerChanges
from bot.errors import SettingsError
from index.encoder import Encoder
from index.progress import Progress, silent
from index.reader.reader import Reader
from index.rules import rules_hash
from index.shelf import Shelf
from index.snapshot import Snapshot

if TYPE_CHECKING:  # who asks an index that is there already need not wait for what reads, builds and measures
    from bot.evaluation.gold import GoldQuestion
    from corpus.reader import Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an admin is told of a build."""

    answers: AnswerChanges | None
    left_out: tuple[str, ...]
    """Why articles are not in it, a sentence each."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """How a build ended."""

    snapshot: Snapshot | None
    """The new one; None where nothing had changed."""
    answers: AnswerChanges | None
    """What it does to the answers to the gold questions; None where there was nothing to compare."""
    reading: "Reading"
    """What it was built from, and what had to be left out."""

    @property
    def outcome(self) -> Outcome:
        """All of it that can be handed to another process."""
        return Outcome(self.answers, tuple(map(str, self.reading.left_out)))


@dataclass(frozen=True, slots=True)
class Indexer:
    """Builds snapshots of one corpus on one shelf."""

    corpus: Path
    shelf: Shelf
    encoder: Encoder
    reader: Reader | None = None
    """What reads sentences where answers are tried; None where nothing does."""
    judge: Judge | None = None
    """What judges the answers; None for the usual one, by which a new snapshot is tried in any case."""
    added: Path | None = None
    """Where articles are added to the corpus."""
    gold: Path | None = None
    """The gold questions to try a new snapshot with; None for those of the corpus."""
    blocks: bool = False
    """Whether a snapshot that loses answers stays unpublished."""

    def build(self, progress: Progress = silent) -> Indexed:
        """Read what can be read of the corpus, build a snapshot of it, publish it, and try it.

        Trying takes longer than all the rest, so it comes last, but where lost answers are to prevent the publication.

        Raises:
            CorpusError: with every fault found, as `read` does; nothing was built.
            IndexingError: the build failed, another one runs, or answers would be lost; nothing was published.
            SettingsError: there are no gold questions where the settings say that there are.
        """
        from bot.evaluation.trial import GoldTrial  # noqa: PLC0415
        from index.build import build_snapshot  # noqa: PLC0415

        before = self.shelf.open_current_or_none()
        read_at = datetime.now(UTC)
        reading = self._read(before)
        trial = GoldTrial(self._questions(), self.encoder, self.reader, self.blocks, progress, self.shelf.folder)
        gate = trial if self.blocks else None
        snapshot = build_snapshot(
            reading.corpus, self.encoder, self.shelf, progress, trial=gate, opened=before, read_at=read_at
        )
        if snapshot and not gate:
            trial(snapshot, before)
        return Indexed(snapshot, trial.changes, reading)

    def read(self) -> "Reading":
        """What can be read of the articles now.

        Raises:
            CorpusError: nothing can, a fact is wrong, or an article of the present index cannot be read any more.
        """
        return self._read(self.shelf.open_current_or_none())

    def _read(self, before: Snapshot | None) -> "Reading":
        from corpus.reader import read_readable, refuse_losses  # noqa: PLC0415

        earlier = before.corpus if before and before.manifest.rules == rules_hash() else None
        reading = read_readable(self.corpus, self.added, earlier)
        refuse_losses(reading, before.corpus.articles if before else ())
        return reading

    def _questions(self) -> "tuple[GoldQuestion, ...]":
        """Those that can be read: faults in the corpus's own are what ``footnote check`` is for."""
        from bot.evaluation.gold import read_gold  # noqa: PLC0415

        if self.gold is not None and not self.gold.exists():
            raise SettingsError(f"GOLD_QUESTIONS is {str(self.gold)!r}: there is no such file or folder; name another")
        path = self.gold or self.corpus / "questions"
        if path.is_dir() and not any(path.glob("*.jsonl")):
            return ()
        return read_gold(path).questions if path.exists() else ()
