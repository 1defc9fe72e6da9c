"""Lexical search: BM25 by bm25s. The only file that imports it.

k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") did best of six settings
on SQuAD 1.1's paragraphs, with English stems and no stop list.
"""

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from corpus.words import lexical_terms
from index.errors import SnapshotDamaged
from index.files import sync_file, sync_folder
from index.vectors import Scores

_FOLDER = "lexical"


class LexicalIndex:
    """How well each text shares the words of a query; texts are numbered from 0."""

    def __init__(self, engine: Any, count: int) -> None:  # noqa: ANN401 - the library ships no types
        self._engine = engine
        self._count = count

    @classmethod
    def build(cls, texts: Sequence[str]) -> Self:
        """An index of these texts."""
        engine = _library().BM25(k1=1.2, b=0.75)
        engine.index([lexical_terms(text) for text in texts], show_progress=False)
        return cls(engine, len(texts))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The index that `save` wrote; the caller has checked the files' hashes."""
        try:
            engine = _library().BM25.load(str(folder / _FOLDER), show_progress=False)
            count = int(engine.scores["num_docs"])
        except (ValueError, KeyError, OSError) as error:
            raise SnapshotDamaged(f"{folder / _FOLDER} is no lexical index; run `footnote index`") from error
        return cls(engine, count)

    def save(self, folder: Path) -> Sequence[Path]:
        """Write the index into `folder`; the files that were written."""
        self._engine.save(str(folder / _FOLDER), show_progress=False)
        files = sorted((folder / _FOLDER).iterdir())
        for file in files:
            sync_file(file)
        sync_folder(folder / _FOLDER)
        return files

    def scores(self, text: str) -> Scores:
        """The BM25 score of every text for the words of a query: shape ``(count,)``, 0 where no word is shared."""
        terms = [term for term in lexical_terms(text) if term in self._engine.vocab_dict]
        if not terms:
            return np.zeros(self._count, dtype=np.float32)
        return np.asarray(self._engine.get_scores(terms), dtype=np.float32)


def _library() -> Any:  # noqa: ANN401 - the library ships no types
    with contextlib.redirect_stderr(io.StringIO()):  # it remarks on optional accelerators when imported
        import bm25s  # noqa: PLC0415 - costs a third of a second
    return bm25s
