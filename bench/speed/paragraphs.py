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

from bench.speed.processes import cost_of
from bot.evaluation.squad import read_squad
from index.model_source import DEFAULT_MODEL, find_source

PEERS = ("txtai", "llamaindex", "haystack")
_REQUIRED = Path(__file__).parent / "peers"
_QUESTIONS = 300
_CORES = (1, 2)
_STEPS = (("index", 2), ("ask-1", 2), ("ask-2", 2), ("ask-3", 2), ("serve", 1), ("serve", 2), ("add", 2))
"""With how many cores each. A cold start is measured thrice."""


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
    """All that is measured of one engine; `folder` holds the task.

    Each step is written down, so that a bench that was stopped goes on behind the last one.
    """
    written = folder / f"{name}-begun.json"
    done: dict[str, Any] = json.loads(written.read_text(encoding="utf-8")) if written.is_file() else {}
    for what, cores in _STEPS:
        if f"{what} {cores}" not in done:
            done[f"{what} {cores}"] = _step(name, what, cores, folder, python)
            written.write_text(json.dumps(done), encoding="utf-8")
    written.unlink()
    cold = min((done[f"{what} {cores}"] for what, cores in _STEPS if what.startswith("ask")), key=_seconds)
    return {
        "index": done[f"index {_CORES[-1]}"],
        "add": done[f"add {_CORES[-1]}"],
        "cold": cold["process"],
        "serve": {f"{cores}": done[f"serve {cores}"] for cores in _CORES},
        "passages": len(json.loads((folder / "task.json").read_text(encoding="utf-8"))["passages"]),
    }


def _step(name: str, what: str, cores: int, folder: Path, python: str) -> dict[str, Any]:
    """What a step tells of itself, and what its process cost."""
    settings = {"OMP_NUM_THREADS": str(cores), "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    model = str(find_source(DEFAULT_MODEL).folder)
    words = ["-m", f"bench.speed.peers.with_{name}", what.partition("-")[0], str(folder), model]
    cost = cost_of(words, settings, python=python, cores=cores)
    told: dict[str, Any] = json.loads(cost.output.strip().splitlines()[-1])
    process = {"seconds": cost.seconds, "cpu_seconds": cost.cpu_seconds}
    return told | {"process": process, "megabytes": cost.megabytes}


def _seconds(step: Mapping[str, Any]) -> float:
    return float(step["process"]["seconds"])


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
