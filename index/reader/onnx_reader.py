"""A reader that runs an exported model in onnxruntime."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ReaderUnavailable
from index.onnx_sessions import cores, open_session
from index.reader.reader import Candidate, Reading
from index.reader.record import MODEL, TOKENIZER, WAY_OUT, ReaderRecord, check_files, read_record
from index.reader.spans import best_candidates
from index.reader.windows import Window, cut_windows

_OVERLAP = 64
"""Tokens that neighbouring windows of a long context share: two answers of the usual length."""
_CANDIDATES = 20
_SLOWER = ("SkipLayerNormFusion",)
"""Joins each sum with the norm behind it into a step that takes five times as long as the two."""


@dataclass(frozen=True, slots=True)
class _Engine:
    vocabulary: Any
    session: Any
    inputs: frozenset[str]
    pool: ThreadPoolExecutor


class OnnxReader:
    """The reader in a folder; its files are checked and loaded at the first use. Any number of threads may use it.

    Every window goes through the model alone, on whichever core is free: in a batch its scores would depend on its
    neighbours, with which it would share the scale that numbers are rounded to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._record = read_record(folder)
        self._lock = threading.Lock()
        self._engine: _Engine | None = None

    @property
    def name(self) -> str:
        """Which reader this is, with the beginning of its weights' hash."""
        return f"{self._record.name} {self._record.files[MODEL][:12]}"

    def read(self, question: str, contexts: Sequence[str]) -> list[Reading]:
        """One reading for each context, in order; of a long one's windows the surest speaks for all.

        Raises:
            ReaderUnavailable: the reader's files are damaged.
        """
        engine = self._loaded()
        windows = list(self._windows(engine, question, contexts))
        readings = engine.pool.map(lambda placed: _read(engine, placed[1]), windows)
        found: list[list[Reading]] = [[] for _ in contexts]
        for (place, _), reading in zip(windows, readings, strict=True):
            found[place].append(reading)
        return [_joined(of_one) for of_one in found]

    def _windows(self, engine: _Engine, question: str, contexts: Sequence[str]) -> Iterator[tuple[int, Window]]:
        asked, *read = engine.vocabulary.pieces([question, *contexts])
        longest, marks = self._record.longest, engine.vocabulary.marks
        for place, context in enumerate(read):
            for window in cut_windows(asked, context, marks, longest=longest, overlap=_OVERLAP):
                yield place, window

    def _loaded(self) -> _Engine:
        with self._lock:
            if self._engine is None:
                self._engine = _load(self._folder, self._record)
            return self._engine


def _read(engine: _Engine, window: Window) -> Reading:
    numbers = np.array([window.numbers], dtype=np.int64)
    given = {
        "input_ids": numbers,
        "attention_mask": np.ones_like(numbers),
        "token_type_ids": np.array([window.types], dtype=np.int64),
    }
    first, last, *head = engine.session.run(None, {name: given[name] for name in engine.inputs})
    candidates = best_candidates(first[0], last[0], window, _CANDIDATES)
    # A reader without a head for it answers as surely as its best span does.
    answers = float(head[0][0]) if head else max((one.margin for one in candidates), default=float("-inf"))
    return Reading(candidates, answers)


def _joined(readings: Sequence[Reading]) -> Reading:
    """The readings of one context's windows as one: a span that stands in two of them counts once."""
    best: dict[object, Candidate] = {}
    for candidate in (one for reading in readings for one in reading.candidates):
        if candidate.span not in best or best[candidate.span].margin < candidate.margin:
            best[candidate.span] = candidate
    candidates = sorted(best.values(), key=lambda one: -one.margin)[:_CANDIDATES]
    return Reading(tuple(candidates), max(reading.answers for reading in readings))


def _load(folder: Path, record: ReaderRecord) -> _Engine:
    from index.reader.vocabulary import Vocabulary  # noqa: PLC0415 - what reads nothing must not pay for it

    check_files(folder, record)
    vocabulary = Vocabulary.load(folder / TOKENIZER)
    try:
        session = open_session(folder / MODEL, without=_SLOWER)
    except Exception as error:  # the library has no errors of its own that could be named
        raise ReaderUnavailable(f"{folder / MODEL} cannot be loaded; {WAY_OUT}") from error
    return _Engine(
        vocabulary=vocabulary,
        session=session,
        inputs=frozenset(one.name for one in session.get_inputs()),
        pool=ThreadPoolExecutor(cores(), thread_name_prefix="reader"),
    )
