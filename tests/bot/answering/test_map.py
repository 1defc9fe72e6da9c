"""The map of the house: a newcomer finds each file of the answering on it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_each_file_stands_on_the_map_once() -> None:
    """The table in CONTRIBUTING names all files of `bot/answering` and no other, each for one thing that it serves."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, behind = page.partition("`bot/answering` has a file for each idea.")
    table = behind[: behind.index("A reindex")]
    named = re.findall(r"`(\w+)`", table)
    files = [path.stem for path in (ROOT / "bot" / "answering").glob("*.py") if path.stem != "__init__"]
    assert sorted(named) == sorted(files)
