"""Measures Footnote and writes it into the docs: ``make bench``, or with more rows ``make bench ROWS=1000000``.

The figures of one run belong together; those of two runs on a busy machine do not. So the report gives ratios to what
the machine itself can do in the same run: to onnxruntime alone, and to reading all rows once.
"""

import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from bench.speed.plot import plot
from bench.speed.processes import Cost, cost_of

_DOCS = Path("docs")
_QUESTION = "How large was Shanghai's biomedical industry in 2024?"
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_COLD = 3


def main() -> None:
    """Measure, and write ``docs/speed.md`` and ``docs/speed.svg``."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        index, corpus = Path(folder) / "index", Path(folder) / "corpus"
        shutil.copytree("corpus", corpus, ignore=shutil.ignore_patterns("*.py", "__pycache__", "questions"))
        settings = {"INDEX_DIR": str(index), "CORPUS_DIR": str(corpus), "STATE_DIR": folder}
        parts = [_commands(corpus, settings), _serving(index), _encoding(index)]
        sizes = [_inside("sizes", str(index), str(rows)) for rows in takewhile(lambda rows: rows <= most, _SIZES)]
    (_DOCS / "speed.svg").write_text(_growth(sizes), encoding="utf-8")
    (_DOCS / "speed.md").write_text("\n".join([_HEAD, *parts, _growth_table(sizes)]), encoding="utf-8")


_HEAD = f"""# How fast Footnote is

Written by `make bench`, on {platform.machine()}, Python {platform.python_version()}. Seconds on the wall depend on what
else the machine does; seconds of CPU do less.
"""


def _commands(corpus: Path, settings: dict[str, str]) -> str:
    """Whole processes: indexing for the first time, again after a change, and one question."""
    with_export = cost_of(["-m", "bot", "index"], settings)
    shutil.rmtree(Path(settings["INDEX_DIR"]) / "snapshots")
    (Path(settings["INDEX_DIR"]) / "CURRENT").unlink()
    first = cost_of(["-m", "bot", "index"], settings)
    with (corpus / "articles" / "river-ansel.md").open("a", encoding="utf-8") as article:
        article.write("\n\nThe Ansel has two ferries.\n")
    again = cost_of(["-m", "bot", "index"], settings)
    cold = min(
        (cost_of(["-m", "bot", "ask", _QUESTION], settings) for _ in range(_COLD)), key=lambda cost: cost.seconds
    )
    rows = {
        "the first index of all, with the encoder's export": with_export,
        "the first index": first,
        "the index after a sentence was added": again,
        f"`footnote ask`, from the start of the process to its end; the best of {_COLD}": cold,
    }
    return _table(["", "seconds", "of CPU", "MB at most"], [[what, *_shown(cost)] for what, cost in rows.items()])


def _shown(cost: Cost) -> list[str]:
    return [f"{cost.seconds:.2f}", f"{cost.cpu_seconds:.2f}", f"{cost.megabytes:.0f}"]


def _serving(index: Path) -> str:
    served = _inside("serving", str(index))
    megabytes = served.pop("megabytes")
    lines = [
        [
            threads,
            f"{found['a_second']:.0f}",
            f"{found['p50_ms']:.1f}",
            f"{found['p99_ms']:.1f}",
            f"{found['cpu_ms']:.1f}",
        ]
        for threads, found in served.items()
    ]
    table = _table(["threads", "answers a second", "p50 ms", "p99 ms", "CPU ms an answer"], lines)
    return (
        "Gold questions of the bundled corpus, answered in one warm process, which held "
        f"{megabytes:.0f} MB at its most:\n\n{table}"
    )


def _encoding(index: Path) -> str:
    found = _inside("encoding", str(index))
    return (
        f"Encoding {found['texts']} texts, tokens and batches included: {found['a_second']:.0f} a second, "
        f"{found['of_onnxruntime']:.0%} of what onnxruntime alone does with the same batches.\n"
    )


def _growth_table(sizes: Sequence[dict[str, Any]]) -> str:
    columns = [
        "rows", "way", "p50 ms", "CPU ms", "reading all rows once", "recall@10", "opened in ms", "built in s", "MB",
    ]  # fmt: skip
    lines = [
        [
            f"{found['rows']:,}",
            found["way"],
            *(f"{found[name]:.2f}" for name in ("p50_ms", "cpu_ms", "bound_ms")),
            f"{found['recall']:.3f}",
            f"{1000 * found['open_s']:.0f}",
            f"{found['build_s']:.1f}",
            f"{found['megabytes']:.0f}",
        ]
        for found in sizes
    ]
    title = "## Growth\n\nThe ten nearest of so many vectors, mixed of real ones, on one thread. "
    title += "MB is what the process held at its most, which mixed, built and searched them:\n\n"
    return title + _table(columns, lines) + "\n![The same, drawn](speed.svg)\n"


def _growth(sizes: Sequence[dict[str, Any]]) -> str:
    rows = [found["rows"] for found in sizes]
    curves = {
        "a search": [found["cpu_ms"] for found in sizes],
        "reading all rows once": [found["bound_ms"] for found in sizes],
    }
    return plot("Milliseconds of CPU for a search among so many rows", rows, curves)


def _inside(module: str, *words: str) -> dict[str, Any]:
    """What a measurement in a process of its own prints."""
    cost = cost_of(["-m", f"bench.speed.{module}", *words], {})
    found: dict[str, Any] = json.loads(cost.output.strip().splitlines()[-1])
    return found | {"megabytes": cost.megabytes}


def _table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rows = [columns, ["---"] * len(columns), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    main()
