"""What the texts of an index say, term by term: what lexical search is made from, whatever engine does it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from corpus.words import lexical_terms
from index.arrays import map_array, save_array
from index.errors import SnapshotDamaged
from index.files import write_bytes

_NAMES, _TERMS, _STARTS = "spoken-names.txt", "spoken-terms.npy", "spoken-starts.npy"

Numbers = npt.NDArray[np.int32]


class SpokenTerms:
    """The terms of each text in their order; texts are numbered from 0, and terms by their place among all of them."""

    def __init__(self, names: Sequence[str], terms: Numbers, starts: npt.NDArray[np.int64]) -> None:
        """Take what the texts say.

        Args:
            names: the terms, sorted.
            terms: the terms of all texts, one text behind the other, as places in `names`.
            starts: where each text begins in `terms`, and behind the last one where it ends.
        """
        self.names = names
        self.terms = terms
        self.starts = starts

    @classmethod
    def build(cls, texts: Sequence[str], known: "KnownTerms | None" = None) -> Self:
        """Those of these texts; the same texts give the same, whatever is known of some of them."""
        names, pieces = _read(texts, known or KnownTerms((), None))
        starts = np.concatenate(([0], np.cumsum([len(piece) for piece in pieces], dtype=np.int64)))
        terms = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int32)
        return cls(*_sorted(names, terms), starts)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What `save` wrote; the caller has checked the files' hashes."""
        try:
            names = (folder / _NAMES).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(f"{folder / _NAMES} is no list of terms; run `footnote index`") from error
        return cls(names.split("\n") if names else (), map_array(folder / _TERMS), map_array(folder / _STARTS))

    def save(self, folder: Path) -> Sequence[Path]:
        """Write all of it into `folder`; the files that were written."""
        write_bytes(folder / _NAMES, "\n".join(self.names).encode())
        save_array(folder / _TERMS, self.terms)
        save_array(folder / _STARTS, self.starts)
        return (folder / _NAMES, folder / _TERMS, folder / _STARTS)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def terms_of(self, number: int) -> Numbers:
        """The terms of a text in their order, as places in `names`."""
        return self.terms[self.starts[number] : self.starts[number + 1]]


class KnownTerms:
    """The terms of the texts of an earlier index, so that these need not be read again."""

    def __init__(self, texts: Sequence[str], spoken: SpokenTerms | None) -> None:
        self.names: Sequence[str] = spoken.names if spoken else ()
        self._spoken = spoken
        self._numbers = {text: number for number, text in enumerate(texts)}

    def terms_of(self, text: str) -> Numbers | None:
        """The terms of a text, as places in `names`; None where it is not known."""
        number = self._numbers.get(text)
        return None if number is None or self._spoken is None else self._spoken.terms_of(number)


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


def _sorted(names: Sequence[str], terms: Numbers) -> tuple[list[str], Numbers]:
    """The names that are spoken, sorted, and what is spoken as places among them."""
    used = np.unique(terms)
    order = sorted(used.tolist(), key=names.__getitem__)
    places = np.zeros(len(names), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return [names[place] for place in order], places[terms]
