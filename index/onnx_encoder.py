"""An encoder that runs an exported model in onnxruntime.

Neither torch nor sentence-transformers is imported: the first row is there some tenths of a second after the process
has started, where the libraries that the model was exported from take six seconds.
"""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoder import EncoderIdentity, Rows
from index.errors import EncoderUnavailable
from index.export import MODEL, TOKENIZER, ExportRecord, check_files, read_record
from index.onnx_sessions import cores, open_session
from index.progress import Progress

_TOKENS = 512
"""The size of a batch, padding included. What a batch of this size touches stays in a core's own cache: one of 8,192
tokens takes one and a half times as long for each text."""
_WINDOW = 1024
"""How many texts are held as tokens at a time."""

Tokens = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Engine:
    tokenizer: Any
    session: Any


class OnnxEncoder:
    """The encoder of an export; its files are checked and loaded at the first use. Any number of threads may use it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._record = read_record(folder)
        self._lock = threading.Lock()
        self._engine: _Engine | None = None

    @property
    def identity(self) -> EncoderIdentity:
        """Which encoder this is."""
        return self._record.encoder

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """One unit row for each text, in order.

        The texts go to the model in small batches of about the same length, on all cores. A text that is encoded alone
        gets the same bytes every time. In a batch its row depends a little on its neighbours, with which it shares the
        scale that numbers are rounded to: the least cosine seen with the row
        that it gets alone was .96.

        Raises:
            EncoderUnavailable: the files of the export are damaged.
        """
        engine = self._loaded()
        if len(texts) == 1 and progress is None:  # a question, which needs no pool
            return self._encode_batch(engine, self._tokenise(engine, texts))
        rows = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        done = 0
        with ThreadPoolExecutor(cores()) as pool:
            order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
            for start in range(0, len(order), _WINDOW):
                window = order[start : start + _WINDOW]
                batches = list(_batches(self._tokenise(engine, [texts[number] for number in window])))
                encoded = pool.map(lambda batch: self._encode_batch(engine, [tokens for _, tokens in batch]), batches)
                for batch, found in zip(batches, encoded, strict=True):
                    rows[[window[place] for place, _ in batch]] = found
                    done += len(batch)
                    if progress:
                        progress("encode", done, len(texts))
        return rows

    def _tokenise(self, engine: _Engine, texts: Sequence[str]) -> list[list[int]]:
        prefix = self._record.prefix
        return [found.ids for found in engine.tokenizer.encode_batch_fast([prefix + text.strip() for text in texts])]

    def _encode_batch(self, engine: _Engine, texts: Sequence[list[int]]) -> Rows:
        numbers, mask = _pad(texts, self._record.padding)
        (rows,) = engine.session.run(None, {"input_ids": numbers, "attention_mask": mask})
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Rows = (rows / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32, copy=False)
        return unit

    def _loaded(self) -> _Engine:
        with self._lock:
            if self._engine is None:
                self._engine = _load(self._folder, self._record)
            return self._engine


def _batches(texts: Sequence[list[int]]) -> Iterator[list[tuple[int, list[int]]]]:
    """The texts with their places, from the shortest to the longest, parted so that a batch holds `_TOKENS` at most."""
    batch: list[tuple[int, list[int]]] = []
    for place, tokens in sorted(enumerate(texts), key=lambda placed: len(placed[1])):
        if batch and (len(batch) + 1) * len(tokens) > _TOKENS:
            yield batch
            batch = []
        batch.append((place, tokens))
    if batch:
        yield batch


def _pad(texts: Sequence[list[int]], padding: int) -> tuple[Tokens, Tokens]:
    """Token numbers and which of them count, both of the shape ``(texts, tokens of the longest)``.

    >>> numbers, mask = _pad([[7, 8, 9], [7, 9]], padding=0)
    >>> numbers.tolist(), mask.tolist()
    ([[7, 8, 9], [7, 9, 0]], [[1, 1, 1], [1, 1, 0]])
    """
    shape = (len(texts), max(map(len, texts)))
    numbers, mask = np.full(shape, padding, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, tokens in enumerate(texts):
        numbers[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return numbers, mask


def _load(folder: Path, record: ExportRecord) -> _Engine:
    from tokenizers import Tokenizer  # noqa: PLC0415 - what needs no encoder must not pay for it

    check_files(folder, record)
    try:
        return _Engine(Tokenizer.from_file(str(folder / TOKENIZER)), open_session(folder / MODEL))
    except Exception as error:  # the libraries have no errors of their own that could be named
        raise EncoderUnavailable(f"{folder} cannot be loaded; remove it and run `footnote index`") from error
