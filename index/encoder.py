"""What turns texts into vectors, whatever stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.progress import Progress

Rows = npt.NDArray[np.float32]
"""Unit vectors, one a row: ``(texts, dimension)``, float32, C-contiguous."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What two encoders must share for their vectors to be comparable."""

    name: str
    weights_sha256: str
    dimension: int
    pooling: str
    precision: str = "float32"
    """``float32`` for the weights as they are; ``int8`` for an export whose weights are rounded to eight bits."""


class Encoder(Protocol):
    """Encodes texts as unit vectors; the same text always gives the same row."""

    @property
    def identity(self) -> EncoderIdentity:
        """Which encoder this is."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """One row for each text, in order."""
        ...
