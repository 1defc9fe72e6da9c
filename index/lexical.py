"""Lexical search: words weighed by BM25, in Lucene's form of it.

k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") did best of six settings
on SQuAD 1.1's paragraphs, with English stems and no stop list.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.words import lexical_terms
from index.errors import SnapshotDamaged
from index.files import write_bytes
from index.vectors import Scores

_K1, _B = 1.2, 0.75
_FILE = "lexical.npz"


Numbers = npt.NDArray[np.int32]


class LexicalIndex:
    """How well each text shares the words of a query; texts are numbered from 0.

    Every term has a column of weights, one for each text that holds it; a text's score for a query is the sum of the
    weights of the query's terms.
    """

    def __init__(self, names: Sequence[str], spoken: Numbers, starts: npt.NDArray[np.int64]) -> None:
        """Take what the texts say.

        Args:
            names: the terms, sorted.
            spoken: the terms of all texts, one text behind the other, as places in `names`.
            starts: where each text begins in `spoken`, and behind the last one where it ends.
        """
        self._names = names
        self._spoken = spoken
        self._starts = starts
        self._columns = {name: column for column, name in enumerate(names)}
        self._firsts, self._texts, self._weights = _weigh(spoken, np.diff(starts), len(names))

    @classmethod
    def build(cls, texts: Sequence[str], known: "KnownTerms | None" = None) -> Self:
        """An index of these texts; the same texts give the same index, whatever is known of some of them.

        A text without words has a number and scores 0, and that there are such does not change the others' weights.
        """
        known = known or KnownTerms((), None)
        names, pieces = _read(texts, known)
        starts = np.concatenate(([0], np.cumsum([len(piece) for piece in pieces], dtype=np.int64)))
        spoken = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int32)
        return cls(*_sorted(names, spoken), starts)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The index that `save` wrote; the caller has checked the file's hash."""
        try:
            with np.load(io.BytesIO((folder / _FILE).read_bytes()), allow_pickle=False) as saved:
                names = bytes(saved["names"]).decode().split("\n") if saved["names"].size else []
                return cls(names, saved["spoken"], saved["starts"])
        except (ValueError, KeyError, OSError, EOFError, IndexError, BadZipFile) as error:
            raise SnapshotDamaged(f"{folder / _FILE} is no lexical index; run `footnote index`") from error

    def save(self, folder: Path) -> Sequence[Path]:
        """Write into memory first: numpy, given a file, loses an array's end on a full disk without an error."""
        content = io.BytesIO()
        names = np.frombuffer("\n".join(self._names).encode(), dtype=np.uint8)
        np.savez(content, names=names, spoken=self._spoken, starts=self._starts)
        write_bytes(folder / _FILE, content.getvalue())
        return (folder / _FILE,)

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def names(self) -> Sequence[str]:
        """The terms, sorted."""
        return self._names

    def terms_of(self, number: int) -> Numbers:
        """The terms of a text in their order, as places in `names`."""
        return self._spoken[self._starts[number] : self._starts[number + 1]]

    def scores(self, text: str) -> Scores:
        """The BM25 score of every text for the words of a query: shape ``(count,)``, 0 where no word is shared."""
        scores = np.zeros(len(self), dtype=np.float32)
        for term in lexical_terms(text):
            column = self._columns.get(term)
            if column is not None:
                own = slice(self._firsts[column], self._firsts[column + 1])
                scores[self._texts[own]] += self._weights[own]
        return scores


class KnownTerms:
    """The terms of the texts of an earlier index, so that these need not be read again."""

    def __init__(self, texts: Sequence[str], index: LexicalIndex | None) -> None:
        self.names: Sequence[str] = index.names if index else ()
        self._index = index
        self._numbers = {text: number for number, text in enumerate(texts)}

    def terms_of(self, text: str) -> Numbers | None:
        """The terms of a text, as places in `names`; None where it is not known."""
        number = self._numbers.get(text)
        return None if number is None or self._index is None else self._index.terms_of(number)


def _read(texts: Sequence[str], known: KnownTerms) -> tuple[list[str], list[Numbers]]:
    """The names of all terms, in any order, and the terms of each text."""
    places = {name: place for place, name in enumerate(known.names)}
    pieces: list[Numbers] = []
    for text in texts:
        piece = known.terms_of(text)
        if piece is None:
            piece = np.array([places.setdefault(term, len(places)) for term in lexical_terms(text)], dtype=np.int32)
        pieces.append(piece)
    return list(places), pieces


def _sorted(names: Sequence[str], spoken: Numbers) -> tuple[list[str], Numbers]:
    """The names that are spoken, sorted, and what is spoken as places among them."""
    used = np.unique(spoken)
    order = sorted(used.tolist(), key=names.__getitem__)
    places = np.zeros(len(names), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return [names[place] for place in order], places[spoken]


def _weigh(spoken: Numbers, lengths: npt.NDArray[np.int64], terms: int) -> tuple[npt.NDArray[Any], Numbers, Scores]:
    """The columns of weights: where each begins, and the texts and the weights of all of them.

    A term's weight in a text is ``log(1 + (N - n + 0.5) / (n + 0.5)) * f / (f + k1 * (1 - b + b * length / mean))``:
    of N texts with words n hold the term, this one f times.
    """
    texts = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    pairs, times = np.unique(spoken.astype(np.int64) * max(1, len(lengths)) + texts, return_counts=True)
    columns, holders = np.divmod(pairs, max(1, len(lengths)))
    holding = np.bincount(columns, minlength=terms)
    count = int(np.count_nonzero(lengths))
    rarity = np.log(1 + (count - holding + 0.5) / (holding + 0.5))
    mean = lengths.sum() / max(1, count)
    weights = rarity[columns] * times / (times + _K1 * (1 - _B + _B * lengths[holders] / max(1.0, mean)))
    firsts = np.concatenate(([0], np.cumsum(holding)))
    return firsts, holders.astype(np.int32), weights.astype(np.float32)
