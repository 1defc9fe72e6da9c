"""Lexical search: words weighed by BM25, in Lucene's form of it.

k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") did best of six settings
on SQuAD 1.1's paragraphs, with English stems and no stop list.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
import numpy.typing as npt

from corpus.words import lexical_terms
from index.arrays import map_array, save_array
from index.spoken import Numbers, SpokenTerms
from index.vectors import Rowids, Scores

_K1, _B = 1.2, 0.75
_QUERIES_KEPT = 4
"""A question is asked of each kind of text, and of single ones: its scores are added up once."""
_FIRSTS, _TEXTS, _WEIGHTS = "lexical-firsts.npy", "lexical-texts.npy", "lexical-weights.npy"


class LexicalStore(Protocol):
    """How well each text shares the words of a query, whatever engine knows it; texts are numbered from 0."""

    def __len__(self) -> int:
        """The number of texts."""
        ...

    def best(self, text: str, within: range, k: int) -> tuple[Rowids, Scores]:
        """The `k` texts of `within` with the best scores above 0, the best first, ties by number."""
        ...

    def scores_of(self, text: str, numbers: Rowids) -> Scores:
        """The scores of the texts with these numbers; 0 where no word is shared."""
        ...


class LexicalIndex:
    """Every term has a column of weights, one for each text that holds it, in the order of the texts.

    A text's score for a query is the sum of the weights of the query's terms. Texts may be of several groups, such as
    long ones and short ones: how rare a term is, and how long a text usually is, is told within each group. The columns
    lie on disk and are mapped into memory: a search reads those of its own terms.
    """

    def __init__(
        self, names: Sequence[str], count: int, firsts: npt.NDArray[np.int64], texts: Numbers, weights: Scores
    ) -> None:
        """Take the columns.

        Args:
            names: the terms.
            count: how many texts there are.
            firsts: where each term's column begins, and behind the last one where it ends.
            texts: the texts of all columns, one column behind the other.
            weights: their weights.
        """
        self._columns = {name: column for column, name in enumerate(names)}
        self._count = count
        self._firsts, self._texts, self._weights = firsts, texts, weights
        self._scores = lru_cache(maxsize=_QUERIES_KEPT)(self._scores_of_all)

    @classmethod
    def build(cls, spoken: SpokenTerms, groups: Iterable[range] = ()) -> Self:
        """An index of what the texts say.

        A text without words has a number and scores 0, and that there are such does not change the others' weights.

        Args:
            spoken: what they say.
            groups: the texts of each group; what is in none, or all where there are none, is one more.
        """
        group_of = np.zeros(len(spoken), dtype=np.int64)
        for number, group in enumerate(groups, start=1):
            group_of[group.start : group.stop] = number
        columns = _weigh(np.asarray(spoken.terms), np.diff(spoken.starts), len(spoken.names), group_of)
        return cls(spoken.names, len(spoken), *columns)

    @classmethod
    def load(cls, folder: Path, spoken: SpokenTerms) -> Self:
        """The index of these texts that `save` wrote; the caller has checked the files' hashes."""
        columns = (map_array(folder / name) for name in (_FIRSTS, _TEXTS, _WEIGHTS))
        return cls(spoken.names, len(spoken), *columns)

    def save(self, folder: Path) -> Sequence[Path]:
        """Write the columns into `folder`; the files that were written."""
        files: dict[str, npt.NDArray[Any]] = {_FIRSTS: self._firsts, _TEXTS: self._texts, _WEIGHTS: self._weights}
        for name, array in files.items():
            save_array(folder / name, array)
        return tuple(folder / name for name in files)

    def __len__(self) -> int:
        return self._count

    def scores(self, text: str, within: range | None = None) -> Scores:
        """The BM25 score of every text of a range, by default of all, for the words of a query: 0 where none is shared.

        Shape ``(len(within),)``; to be read only.
        """
        scores = self._scores(text)
        return scores if within is None else scores[within.start : within.stop]

    def best(self, text: str, within: range, k: int) -> tuple[Rowids, Scores]:
        """The `k` texts of `within` with the best scores above 0, the best first, ties by number."""
        scores = self.scores(text, within)
        sharing = np.flatnonzero(scores)
        if k < len(sharing):
            least = np.partition(scores[sharing], len(sharing) - k)[len(sharing) - k] if k else np.inf
            sharing = sharing[scores[sharing] >= least]
        order = sharing[np.argsort(-scores[sharing], kind="stable")[:k]]
        return order + within.start, scores[order]

    def scores_of(self, text: str, numbers: Rowids) -> Scores:
        """The scores of the texts with these numbers; 0 where no word is shared."""
        return self._scores(text)[numbers]

    def weights_by_text(self) -> Iterator[tuple[Numbers, Scores]]:
        """The terms of each text, as places among all of them, with their weights."""
        terms = np.repeat(np.arange(len(self._columns), dtype=np.int32), np.diff(self._firsts))
        order = np.argsort(self._texts, kind="stable")
        ends = np.searchsorted(self._texts[order], np.arange(self._count + 1))
        for start, stop in pairwise(ends):
            own = order[start:stop]
            yield terms[own], self._weights[own]

    def _scores_of_all(self, text: str) -> Scores:
        scores = np.zeros(self._count, dtype=np.float32)
        for texts, weights in self._columns_of(text):
            scores[texts] += weights
        scores.flags.writeable = False
        return scores

    def _columns_of(self, text: str) -> Iterator[tuple[Numbers, Scores]]:
        """The texts and the weights of each term of a query that any text holds."""
        for term in lexical_terms(text):
            column = self._columns.get(term)
            if column is not None:
                own = slice(self._firsts[column], self._firsts[column + 1])
                yield self._texts[own], self._weights[own]


def _weigh(
    spoken: Numbers, lengths: npt.NDArray[np.int64], terms: int, groups: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[Any], Numbers, Scores]:
    """The columns of weights: where each begins, and the texts and the weights of all of them.

    A term's weight in a text is ``log(1 + (N - n + 0.5) / (n + 0.5)) * f / (f + k1 * (1 - b + b * length / mean))``:
    of N texts with words in its group n hold the term, this one f times.
    """
    texts = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    pairs, times = np.unique(spoken.astype(np.int64) * max(1, len(lengths)) + texts, return_counts=True)
    columns, holders = np.divmod(pairs, max(1, len(lengths)))
    count = np.bincount(groups[lengths > 0], minlength=1)
    mean = np.bincount(groups, lengths, minlength=len(count))[: len(count)] / np.maximum(1, count)
    own = groups[holders]
    held = np.bincount(columns * len(count) + own, minlength=terms * len(count))[columns * len(count) + own]
    rarity = np.log(1 + (count[own] - held + 0.5) / (held + 0.5))
    weights = rarity * times / (times + _K1 * (1 - _B + _B * lengths[holders] / np.maximum(1.0, mean[own])))
    firsts = np.concatenate(([0], np.cumsum(np.bincount(columns, minlength=terms))))
    return firsts, holders.astype(np.int32), weights.astype(np.float32)
