"""Lexical search: words weighed by BM25. The only file that imports bm25s, and only where an index is built.

k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") did best of six settings
on SQuAD 1.1's paragraphs, with English stems and no stop list.
"""

import contextlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.words import lexical_terms
from index.errors import SnapshotDamaged
from index.files import write_bytes
from index.vectors import Scores

_FILE = "lexical.npz"


class LexicalIndex:
    """How well each text shares the words of a query; texts are numbered from 0.

    Every term has a column of weights, one for each text that holds it; a text's score for a query is the sum of the
    weights of the query's terms.
    """

    def __init__(
        self, count: int, terms: Mapping[str, int], starts: npt.NDArray[Any], texts: npt.NDArray[Any], weights: Scores
    ) -> None:
        self._count = count
        self._terms = terms
        self._starts = starts
        """Column ``terms[term]`` lies in `texts` and `weights` from ``starts[column]`` to ``starts[column + 1]``."""
        self._texts = texts
        self._weights = weights

    @classmethod
    def build(cls, texts: Sequence[str]) -> Self:
        """An index of these texts; the same texts give the same columns in any process.

        A text without words has a number and scores 0, and that there are such does not change the others' weights.
        """
        words = {number: own for number, own in enumerate(map(lexical_terms, texts)) if own}
        terms = {term: column for column, term in enumerate(sorted({term for own in words.values() for term in own}))}
        if not terms:
            nothing = np.zeros(0, dtype=np.int32)
            return cls(len(texts), terms, nothing, nothing, nothing.astype(np.float32))
        engine = _library().BM25(k1=1.2, b=0.75)
        columns = [[terms[term] for term in own] for own in words.values()]
        engine.index((columns, terms), create_empty_token=False, show_progress=False)
        matrix = engine.scores
        numbers = np.fromiter(words, dtype=np.int32)
        return cls(len(texts), terms, matrix["indptr"], numbers[matrix["indices"]], matrix["data"])

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The index that `save` wrote; the caller has checked the file's hash."""
        try:
            with np.load(io.BytesIO((folder / _FILE).read_bytes()), allow_pickle=False) as saved:
                names = bytes(saved["terms"]).decode().split("\n") if saved["terms"].size else []
                terms = {term: column for column, term in enumerate(names)}
                return cls(int(saved["count"]), terms, saved["starts"], saved["texts"], saved["weights"])
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
            raise SnapshotDamaged(f"{folder / _FILE} is no lexical index; run `footnote index`") from error

    def save(self, folder: Path) -> Sequence[Path]:
        """Write into memory first: numpy, given a file, loses an array's end on a full disk without an error."""
        content = io.BytesIO()
        np.savez(
            content,
            count=np.int64(self._count),
            terms=np.frombuffer("\n".join(self._terms).encode(), dtype=np.uint8),
            starts=self._starts,
            texts=self._texts,
            weights=self._weights,
        )
        write_bytes(folder / _FILE, content.getvalue())
        return (folder / _FILE,)

    def __len__(self) -> int:
        return self._count

    def scores(self, text: str) -> Scores:
        """The BM25 score of every text for the words of a query: shape ``(count,)``, 0 where no word is shared."""
        scores = np.zeros(self._count, dtype=np.float32)
        for term in lexical_terms(text):
            column = self._terms.get(term)
            if column is not None:
                own = slice(self._starts[column], self._starts[column + 1])
                scores[self._texts[own]] += self._weights[own]
        return scores


def _library() -> Any:  # noqa: ANN401 - the library ships no types
    with contextlib.redirect_stderr(io.StringIO()):  # it remarks on optional accelerators when imported
        import bm25s  # noqa: PLC0415 - costs a third of a second
    return bm25s
