"""The map of the house: a newcomer finds each room of the corpus on it."""

import re
from pathlib import Path

from tests.test_floors import FLOORS

ROOT = Path(__file__).parents[2]


def test_each_room_stands_on_the_map() -> None:
    """The table in CONTRIBUTING names the rooms of `corpus` from the top floor down, and no others."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, behind = page.partition("`corpus` keeps its nouns")
    named = re.findall(r"^\| `(\w+)` \|", behind[: behind.index("A reindex")], re.MULTILINE)
    rooms = {file.parent.name for file in (ROOT / "corpus").glob("*/__init__.py")}
    on_floors = [name.removeprefix("corpus.") for floor in FLOORS for (name, *_) in floor if name.startswith("corpus.")]
    assert sorted(named) == sorted(rooms)
    assert [room for room in named if room in on_floors] == [room for room in on_floors if room in rooms]
