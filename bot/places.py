"""Where things lie: the folders that the settings and the command line name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Places:
    """Where the corpus is read from, where its index lies, and where articles are added to it."""

    corpus: Path
    index: Path
    added: Path | None = None


def places_of(settings: Settings, corpus: Path | None = None, index: Path | None = None) -> Places:
    """The folders that the settings and the command line name.

    A corpus that is named without an index gets one of its own under ``INDEX_DIR``, by the hash of its path, and a
    folder of added articles of its own under ``ADDED_DIR``.
    """
    if corpus is None:
        return Places(settings.corpus_dir, index or settings.index_dir, settings.added_dir)
    own = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    is_usual = corpus.resolve() == settings.corpus_dir.resolve()
    added = settings.added_dir if is_usual else settings.added_dir / "corpora" / own
    return Places(corpus, index or settings.index_dir / own, added)


def exports_of(settings: Settings) -> Path:
    """The folder of the encoders' exports: beside the snapshots, and the same for every corpus."""
    return settings.index_dir / "encoders"
