"""The map of the house: a newcomer finds each file of the answering on it."""

import re
from pathlib import Path

from tests.test_floors import FLOORS

ROOT = Path(__file__).parents[3]
ROOMS = ROOT / "bot" / "answering"


def test_each_file_stands_on_the_map_in_its_room() -> None:
    """The table in CONTRIBUTING names the rooms of `bot/answering` from the top down, and the files of each."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, behind = page.partition("`bot/answering` has a file for each idea")
    table = behind[: behind.index("A reindex")]
    rows = re.findall(r"^\| `(\w+)` \|.*\|(.*)\|$", table, re.MULTILINE)
    named = {room: sorted(re.findall(r"`(\w+)`", files)) for room, files in rows}
    assert list(named) == [room for floor in FLOORS for (name, *_) in floor for room in _room_of(name)]
    assert named == {room: sorted(path.stem for path in (ROOMS / room).glob("[!_]*.py")) for room in named}


def test_no_file_stands_before_the_rooms_but_the_walk() -> None:
    """Whoever opens `bot/answering` sees the walk and the rooms."""
    assert sorted(path.stem for path in ROOMS.glob("[!_]*.py")) == ["answer_question", "walk"]


def _room_of(module: str) -> list[str]:
    """The room of `bot.answering` that a module is, or none."""
    *_, package, name = ("", *module.split("."))
    return [name] if package == "answering" and (ROOMS / name).is_dir() else []
