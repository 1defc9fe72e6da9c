"""Peers of the encoder and of the vector store whose every result can be worked out in the head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from zlib import crc32

import numpy as np

from index.encoder import EncoderIdentity, Rows
from index.files import write_bytes
from index.progress import Progress
from index.vectors import Rowids, Scores

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class WordHashEncoder:
    """Counts words: a word's coordinate is ``crc32(word) % 1024``, and the counts are brought to unit length.

    So the cosine of two texts is the number of words they share, over the root of the product of their lengths, where
    no word comes twice: "red fish" and "red house" give 1 / 2, whatever the process or the machine. A text without
    words counts as the one word "". What was encoded stands in `encoded`; where `fault` is set, that is raised instead.
    """

    name: str = "word-hash"
    fault: Exception | None = None
    encoded: list[str] = field(default_factory=list)

    @property
    def identity(self) -> EncoderIdentity:
        """The same for the same name."""
        return EncoderIdentity(name=self.name, weights_sha256="0" * 64, dimension=1024, pooling="sum")

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """Count the words of each text."""
        if self.fault is not None:
            raise self.fault
        self.encoded.extend(texts)
        rows = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in _WORD.findall(text.casefold()) or [""]:
                rows[number, crc32(word.encode()) % rows.shape[1]] += 1
        if progress:
            progress("encode", len(texts), len(texts))
        unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


class NumpyStore:
    """A vector store that is one product of a matrix and a vector, and a sort."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @classmethod
    def build(cls, rows: Rows) -> Self:
        """A store of these rows."""
        return cls(rows.copy())

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The store that `save` wrote, its first eight bytes the dimension."""
        content = (folder / "vectors.bin").read_bytes()
        dimension = int.from_bytes(content[:8], "big")
        return cls(np.frombuffer(content[8:], dtype=np.float32).reshape(-1, dimension))

    def save(self, folder: Path) -> Sequence[Path]:
        """Write the dimension and the rows."""
        write_bytes(folder / "vectors.bin", self.dimension.to_bytes(8, "big") + self._rows.tobytes())
        return (folder / "vectors.bin",)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """The length of a row."""
        return int(self._rows.shape[1])

    def search(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """Score every row of the range, row by row, so that equal rows score the same, and sort them all."""
        if query.shape != (self.dimension,):
            raise ValueError(f"a query of shape {query.shape} for rows of dimension {self.dimension}")
        scores: Scores = np.einsum("ij,j->i", self._rows[within.start : within.stop], query)
        best = np.argsort(-scores, kind="stable")[: max(k, 0)]
        return best + within.start, scores[best]

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        return self._rows[np.asarray(numbers, dtype=np.int64)]
