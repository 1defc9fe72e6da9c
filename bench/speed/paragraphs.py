"""Footnote and its peers on the paragraphs of a public set: index, add, first answer, search, memory.

``SQuAD 2.0``'s ``dev-v2.0.json`` is the set; ``bot.evaluation.squad`` says where it comes from. What is searched are
its paragraphs behind their titles, what is asked are 300 of its questions that one of them answers.
"""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.speed.processes import Cost, cost_of
from bot.evaluation.squad import read_squad
from index.model_source import DEFAULT_MODEL, find_source

PEERS = ("txtai", "llamaindex", "haystack")
_REQUIRED = Path(__file__).parent / "peers"
_QUESTIONS, _COLD = 300, 3
_CORES = (1, 2)


def write_task(data: Path, folder: Path, most: int = 0) -> None:
    """Write what every engine is given: passages, and questions with the numbers of the passages that answer them.

    Args:
        data: SQuAD's file, or the folder that it lies in.
        folder: where to write it.
        most: how many passages at most; 0 for all.
    """
    asked = read_squad("squad2", data)
    places = [(one, number) for one, own in asked.documents.items() for number in range(len(own.paragraphs))]
    numbers = {place: number for number, place in enumerate(places[:most] if most else places)}
    answered = [one for one in asked.questions if any(place in numbers for place in one.passages)]
    drawn = answered[:: max(1, len(answered) // _QUESTIONS)][:_QUESTIONS]
    documents = asked.documents
    task = {
        "passages": [
            f"{documents[one].title.replace('_', ' ')}\n{documents[one].paragraphs[place]}" for one, place in numbers
        ],
        "questions": [
            {"text": one.text, "right": [numbers[place] for place in one.passages if place in numbers]} for one in drawn
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "task.json").write_text(json.dumps(task, ensure_ascii=False), encoding="utf-8")


def measure_engine(name: str, folder: Path, python: str = sys.executable) -> dict[str, Any]:
    """All that is measured of one engine; `folder` holds the task."""

    def step(what: str, cores: int = _CORES[-1]) -> tuple[dict[str, Any], Cost]:
        settings = {"OMP_NUM_THREADS": str(cores), "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
        words = ["-m", f"bench.speed.peers.with_{name}", what, str(folder), str(find_source(DEFAULT_MODEL).folder)]
        cost = cost_of(words, settings, python=python, cores=cores)
        return json.loads(cost.output.strip().splitlines()[-1]), cost

    indexed, indexing = step("index")
    added, _ = step("add")
    cold = min((step("ask")[1] for _ in range(_COLD)), key=lambda cost: cost.seconds)
    served = {f"{cores}": step("serve", cores)[0] for cores in _CORES}
    return {
        "index": indexed | {"megabytes": indexing.megabytes},
        "add": added,
        "cold": {"seconds": cold.seconds, "cpu_seconds": cold.cpu_seconds},
        "serve": served,
        "passages": len(json.loads((folder / "task.json").read_text(encoding="utf-8"))["passages"]),
    }


def python_of(peer: str, folder: Path) -> str:
    """The Python of a peer's own environment, which is made where there is none."""
    place = folder / peer
    python, made = place / "bin" / "python", place / ".made"
    if not made.is_file():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", _REQUIRED / f"{peer}.txt"], check=True)  # noqa: S603
        made.touch()
    return os.fspath(python.absolute())


def comparison(found: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """A line for each engine, of what `measure_engine` found."""
    return [
        [
            name,
            f"{one['cold']['seconds']:.2f} ({one['cold']['cpu_seconds']:.2f})",
            f"{one['index']['seconds']:.0f} ({one['index']['cpu_seconds']:.0f})",
            f"{one['add']['seconds']:.2f} ({one['add']['cpu_seconds']:.2f})",
            *(f"{own['p50_ms']:.1f} / {own['p99_ms']:.1f}" for own in one["serve"].values()),
            f"{one['serve']['1']['cpu_ms']:.1f}",
            f"{one['serve']['1']['megabytes_now']:.0f}",
            f"{one['serve']['1']['recall@1']:.1%}",
            f"{one['serve']['1']['recall@5']:.1%}",
        ]
        for name, one in found.items()
    ]
