"""Measures Footnote and writes it into the docs: ``make bench``.

    make bench                              # all but the peers, up to 100,000 rows
    make bench PARTS="serving encoding"     # these; what was measured before stands beside them
    make bench ROWS=1000000 DATA=dev-v2.0.json PEERS=1

What each part found is kept in ``.footnote/bench``, and the page is written of all that lies there. DATA is SQuAD 2.0's
``dev-v2.0.json``: without it there are no peers, and rows are mixed of the bundled articles'. The figures of one part
belong together; those of two on a busy machine do less. So the page gives ratios to what the machine itself can do in
the same run: to onnxruntime alone, and to reading all rows once.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.command import parser_of
from bench.speed.commands import measure_commands
from bench.speed.paragraphs import PEERS, measure_engine, python_of, write_task
from bench.speed.processes import cost_of
from bench.speed.report import drawings, page
from bot.evaluation.gold import read_gold
from index.fitting import fitting

_DOCS, _PLACE = Path("docs"), Path(".footnote/bench")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A search takes one, so the bound that stands beside it must."""
_SIZES, _MOST_EXACT = (1_000, 10_000, 100_000, 1_000_000), 100_000


@dataclass(frozen=True, slots=True)
class Bench:
    """Where to measure, and what."""

    place: Path
    rows: int
    data: Path | None

    @property
    def index(self) -> Path:
        """The index of the bundled articles."""
        return self.place / "index"

    @property
    def paragraphs(self) -> Path:
        """The folder of the public set, and of what each engine made of it."""
        return self.place / "paragraphs"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write ``docs/speed.md`` and its drawings."""
    parser = parser_of("bench.speed", __doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join((*_PARTS, *PEERS))}")
    parser.add_argument("--rows", type=int, default=100_000, help="the most rows to search among")
    parser.add_argument("--data", type=Path, help="SQuAD 2.0's dev-v2.0.json")
    parser.add_argument("--peers", action="store_true", help="measure the peers, too")
    options = parser.parse_args(arguments)
    bench = Bench(_PLACE, options.rows, options.data)
    usual = [part for part in _PARTS if part != "footnote" or options.data]
    for part in options.parts or [*usual, *(PEERS if options.peers else ())]:
        if part not in _PARTS and part not in PEERS:
            parser.error(f"there is no part {part!r}")
        if part in ("footnote", *PEERS) and not options.data:
            parser.error(f"the part {part!r} needs --data (DATA=), SQuAD 2.0's dev-v2.0.json")
        measure = _PARTS.get(part) or partial(_peer, part)
        _keep(bench.place / f"{part}.json", measure(bench))
    found = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(_PLACE.glob("*.json"))}
    found["machine"] = {"processor": _processor(), "cores": os.cpu_count()}
    for name, drawn in drawings(found).items():
        (_DOCS / name).write_text(drawn, encoding="utf-8")
    (_DOCS / "speed.md").write_text(page(found), encoding="utf-8")


def _keep(file: Path, found: Any) -> None:  # noqa: ANN401 - as JSON has it
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1), encoding="utf-8")
    sys.stderr.write(f"{file.stem}: measured\n")


def _commands(bench: Bench) -> Any:  # noqa: ANN401
    return measure_commands(bench.index)


def _serving(bench: Bench) -> Mapping[str, Any]:
    return {
        reader: _inside("serving", str(_indexed(bench)), settings={"READER": reader}) for reader in ("footnote", "off")
    }


def _encoding(bench: Bench) -> Any:  # noqa: ANN401
    return _inside("encoding", str(_indexed(bench)))


def _footnote(bench: Bench) -> Any:  # noqa: ANN401
    return measure_engine("footnote", _task(bench))


def _peer(name: str, bench: Bench) -> Any:  # noqa: ANN401
    return measure_engine(name, _task(bench), python_of(name, bench.place / "peers"))


def _sizes(bench: Bench) -> list[dict[str, Any]]:
    questions = bench.place / "questions.txt"
    if (bench.paragraphs / "footnote").is_dir():
        index = bench.paragraphs / "footnote"
        asked = [one["text"] for one in json.loads((bench.paragraphs / "task.json").read_text())["questions"]]
    else:
        index, asked = _indexed(bench), [gold.question for gold in read_gold(Path("corpus/questions")).questions]
    questions.write_text(json.dumps(asked), encoding="utf-8")
    ways = [(rows, way) for rows in _SIZES if rows <= bench.rows for way in dict.fromkeys((fitting(rows), "exact"))]
    return [
        _inside("sizes", str(index), str(questions), str(rows), way, settings=_ONE_THREAD)
        | {"fits": way == fitting(rows)}
        for rows, way in ways
        if way != "exact" or rows <= _MOST_EXACT
    ]


_PARTS: Mapping[str, Callable[[Bench], Any]] = {
    "commands": _commands,
    "serving": _serving,
    "encoding": _encoding,
    "footnote": _footnote,
    "sizes": _sizes,
}


def _indexed(bench: Bench) -> Path:
    """The index of the bundled articles, made where there is none."""
    cost_of(["-m", "bot", "index"], {"INDEX_DIR": str(bench.index)})
    return bench.index


def _task(bench: Bench) -> Path:
    if bench.data and not (bench.paragraphs / "task.json").is_file():
        write_task(bench.data, bench.paragraphs)
    return bench.paragraphs


def _inside(module: str, *words: str, settings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What a measurement in a process of its own prints, and the memory that it took."""
    cost = cost_of(["-m", f"bench.speed.{module}", *words], dict(settings or {}))
    found: dict[str, Any] = json.loads(cost.output.strip().splitlines()[-1])
    return found | {"megabytes": cost.megabytes}


def _processor() -> str:
    """The processor's name, as Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
