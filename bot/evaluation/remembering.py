"""An encoder that remembers its rows on disk, so that a second evaluation on the same texts encodes nothing."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.files import write_whole
from index.encoder import Encoder, EncoderIdentity, Rows
from index.progress import Progress

_DIGEST = 32  # bytes of a SHA-256


class RememberingEncoder:
    """Another encoder, and a file of all that it has encoded so far.

    A file that is damaged, or another encoder's, is none.
    """

    def __init__(self, encoder: Encoder, file: Path) -> None:
        self._encoder = encoder
        self._file = file
        self._rows: dict[bytes, Rows] = _load(file, encoder.identity)
        self._saved = len(self._rows)

    @property
    def identity(self) -> EncoderIdentity:
        """That of the other encoder."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """One unit row for each text, in order; only texts that were never seen are encoded."""
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows}
        if fresh:
            self._rows.update(zip(fresh, self._encoder.encode(list(fresh.values()), progress), strict=True))
        if not keys:
            return self._encoder.encode([])
        return np.stack([self._rows[key] for key in keys])

    def save(self) -> None:
        """Write all rows to the file, where there are new ones."""
        if len(self._rows) == self._saved:
            return
        content = io.BytesIO()
        keys = np.frombuffer(b"".join(self._rows), dtype=np.uint8).reshape(-1, _DIGEST)
        name = np.frombuffer(str(self.identity).encode(), dtype=np.uint8)
        np.savez(content, name=name, keys=keys, rows=np.stack(list(self._rows.values())))
        write_whole(self._file, content.getvalue())
        self._saved = len(self._rows)


def _load(file: Path, identity: EncoderIdentity) -> dict[bytes, Rows]:
    if not file.is_file():
        return {}
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as saved:
            if bytes(saved["name"]).decode() != str(identity):
                return {}
            keys, rows = saved["keys"], saved["rows"]
    except (ValueError, KeyError, OSError, EOFError, BadZipFile):
        return {}
    return {key.tobytes(): row for key, row in zip(keys, rows, strict=True)}
