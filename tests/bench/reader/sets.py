"""A folder to learn from, of articles that tell one thing a paragraph."""

import json
from pathlib import Path

import yaml

from bench.reader import mix

_TOWNS = ("Ansel", "Breda", "Calder", "Dorn", "Elm", "Fenn")


def write_sets(folder: Path) -> None:
    """Write every file that the mix names: of each town a paragraph with its mill's year, and a question for it."""
    plan = yaml.safe_load(Path(mix.__file__).with_name("mix.yaml").read_text(encoding="utf-8"))
    for name in (name for name in plan["shares"] if name.endswith(".jsonl")):
        titles = (name.removesuffix(".jsonl"), *plan["kept_aside"])
        lines = [_line(title, number, town) for title in titles for number, town in enumerate(_TOWNS)]
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _line(title: str, number: int, town: str) -> dict[str, object]:
    context = f"The mill of {title} at {town} was built in {1900 + number} and stands by the river."
    answer = str(1900 + number)
    return {
        "id": f"{title} {number}",
        "title": title,
        "question": f"When was the mill at {town} built?",
        "context": context,
        "answers": [{"text": answer, "start": context.index(answer)}],
    }
