"""Answers in one process on the bundled corpus: a question at a time, and from several threads.

    python -m bench.speed.serving INDEX_DIR

Prints one object of JSON.
"""

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bot.app import open_library
from bot.evaluation.gold import read_gold
from bot.library import Library
from bot.places import places_of
from bot.settings import Settings
from index.reader.readers import OWN

_QUESTIONS = 200
_THREADS = (1, 2)


def main() -> None:
    """Measure, and print."""
    gc.set_threshold(50_000)  # as `footnote` does
    settings = Settings(index_dir=Path(sys.argv[1]), reader=os.environ.get("READER", OWN))
    library = open_library(settings, places_of(settings))
    questions = [gold.question for gold in read_gold(Path("corpus/questions")).questions if not gold.context]
    questions = questions[:: max(1, len(questions) // _QUESTIONS)]
    _seconds(library, questions)  # what is read once is read
    print(json.dumps({f"{threads}": _served(library, questions, threads) for threads in _THREADS}))  # noqa: T201


def _served(library: Library, questions: Sequence[str], threads: int) -> dict[str, Any]:
    begun, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        seconds = sorted(pool.map(lambda question: _timed(library, question), questions))
    return {
        "a_second": len(questions) / (time.perf_counter() - begun),
        "p50_ms": 1000 * statistics.median(seconds),
        "p99_ms": 1000 * seconds[int(0.99 * (len(seconds) - 1))],
        "cpu_ms": 1000 * (time.process_time() - cpu) / len(questions),
    }


def _seconds(library: Library, questions: Sequence[str]) -> list[float]:
    return [_timed(library, question) for question in questions]


def _timed(library: Library, question: str) -> float:
    begun = time.perf_counter()
    library.reply(question)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
