"""Whatever moment a process is killed at, and whatever a power cut then takes: the old or the new, whole, and no third.

`tests.dying` kills; here is looked at what is left. A power cut leaves what was written and not forced to disk empty,
in half or as zeros, and takes back the last change of a name in a folder that was not forced to disk.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.backup.restore import restore_backup
from bot.backup.write import files_under, write_backup
from corpus.articles import read_article
from corpus.matter.front_matter import part_front_matter
from index.shelf import Shelf
from tests import dying

ALL, FEW = 1, 13
"""Every step, or one of thirteen."""
STEPS = [pytest.param(ALL, marks=pytest.mark.slow, id="all"), pytest.param(FEW, id="few")]


@dataclass(frozen=True, slots=True)
class Death:
    """What one death left."""

    folder: Path
    written: tuple[Path, ...]
    """Files that were not forced to disk."""
    renamed: tuple[tuple[Path, Path, Path], ...]
    """From, to, and a copy of what was there; the folder was not forced to disk."""

    def power_cuts(self) -> Iterator[str]:
        """Make of what is left what a power cut may have left of it, one thing after the other."""
        yield "kill"
        for path in filter(Path.is_file, self.written):
            content = path.read_bytes()
            for part in (content[: len(content) // 2], bytes(len(content)), b""):
                path.write_bytes(part)
                yield f"{path.name} of {len(part)} bytes"
        for one, other, before in reversed(self.renamed):
            if other.exists() and not one.exists():
                other.rename(one)
                if before.exists():
                    before.rename(other)
                yield f"{other.name} not renamed"


def deaths(work: str, folders: Path, stride: int = ALL) -> list[Death]:
    """Kill a work at its steps, from ``folders/0`` on."""
    command = [sys.executable, "-m", "tests.dying", work, str(folders), "2000", str(stride)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 - our own
    found = []
    for line in said.splitlines():
        moment, _, left = line.partition("\t")
        if left:
            pending = json.loads(left)
            renamed = tuple((Path(one), Path(other), Path(kept)) for one, other, kept in pending["renamed"])
            found.append(Death(folders / moment, tuple(map(Path, pending["written"])), renamed))
    return found


def millers(folder: Path) -> str:
    """The number of millers that the current snapshot speaks of; it must be whole."""
    snapshot = Shelf(folder / "index").open_current()
    assert not snapshot.instead_of
    return snapshot.articles["mill"].text.rsplit(" millers", 1)[0].rsplit(" ", 1)[1]


@pytest.fixture(name="folders")
def _folders(tiny_corpus: Path, tmp_path: Path) -> Path:
    """What the works begin with: two snapshots, and a corpus that has changed since."""
    start = tmp_path / "folders" / "0"
    start.mkdir(parents=True)
    tiny_corpus.rename(start / "corpus")
    for number in ("Five", "Six", "Seven"):
        _write_millers(start, number)
        if number != "Seven":
            dying.build(start)
    return start.parent


def _write_millers(folder: Path, number: str) -> None:
    path = folder / "corpus" / "articles" / "mill.md"
    before = path.read_text().rsplit(" millers", 1)[0].rsplit(" ", 1)[0]
    path.write_text(f"{before} {number} millers work there.\n")


@pytest.mark.parametrize("stride", STEPS)
def test_a_build_may_die_at_any_step(folders: Path, stride: int) -> None:
    """The old snapshot or the new one answers; and the next build publishes, and leaves no junk."""
    found = deaths("build", folders, stride)
    assert len(found) * stride > 200
    outcomes = []
    for number, death in enumerate(found):
        for cut in death.power_cuts():
            outcome = millers(death.folder)
            assert outcome in {"Six", "Seven"}, cut
            outcomes.append(outcome)
        if number % 10 == 0:
            _write_millers(death.folder, "Eight")
            dying.build(death.folder)
            assert millers(death.folder) == "Eight"
            shelf = Shelf(death.folder / "index")
            assert not any(shelved.fault for shelved in shelf.list_snapshots())
            assert sorted(path.name for path in shelf.folder.iterdir()) == ["CURRENT", "snapshots", "writer.lock"]
    assert set(outcomes) == {"Six", "Seven"} or stride > ALL


@pytest.mark.slow
def test_a_step_back_may_die_at_any_step(folders: Path) -> None:
    """The one snapshot or the other is current."""
    found = deaths("roll_back", folders)
    outcomes = {millers(death.folder) for death in found for _ in death.power_cuts()}
    assert len(found) > 10
    assert outcomes == {"Five", "Six"}


OLD, NEW = b"# Tides\n\nThe tide rose by 4 metres.\n", b"# Tides\n\nThe tide rose by 5 metres, and fell again.\n"


@pytest.fixture(name="added")
def _added(tmp_path: Path) -> Path:
    """What the works begin with: an added article, and another edition of it."""
    start = tmp_path / "folders" / "0"
    start.mkdir(parents=True)
    (start / "new.txt").write_bytes(OLD)
    dying.add(start)
    (start / "new.txt").write_bytes(NEW)
    return start.parent


def tide(folder: Path) -> bytes | None:
    """The file that the article was taken from, which must be there, whole, beside its text; None without a text."""
    text = folder / "added" / "articles" / "tides.md"
    if not text.is_file():
        return None
    article = read_article(text, folder)
    said = part_front_matter(article.text).front_matter
    (original,) = [path for path in (folder / "added").rglob("*.txt") if path.stem == said.original_sha256[:16]]
    content = original.read_bytes()
    assert hashlib.sha256(content).hexdigest() == said.original_sha256
    assert article.body.of(article.text).strip() == content.decode().strip()
    return content


@pytest.mark.parametrize("stride", [pytest.param(ALL, marks=pytest.mark.slow, id="all"), pytest.param(3, id="few")])
def test_an_article_may_be_replaced_by_one_who_dies(added: Path, stride: int) -> None:
    """Text and original are both the old ones or both the new ones; and whoever adds it again has it added."""
    found = deaths("add", added, stride)
    assert len(found) * stride > 15
    assert {tide(death.folder) for death in found for _ in death.power_cuts()} == {OLD, NEW}
    for death in found:
        dying.add(death.folder)
        assert tide(death.folder) == NEW


@pytest.mark.slow
def test_an_article_may_be_removed_by_one_who_dies(added: Path) -> None:
    """It is there with its original, or gone."""
    found = deaths("remove", added)
    assert {tide(death.folder) for death in found for _ in death.power_cuts()} <= {OLD, None}
    for death in found:
        dying.remove(death.folder)
        assert tide(death.folder) is None


@pytest.mark.slow
def test_a_restore_may_die_at_any_step(tmp_path: Path) -> None:
    """Each folder is as it was or as it was backed up, at no moment gone; and a second restore ends it."""
    folders = tmp_path / "folders"
    parts = {part: folders / "0" / part for part in ("state", "added")}
    for part, folder in parts.items():
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "note.md").write_text(f"The old {part}.\n")
    files = {name: path for part, folder in parts.items() for name, path in files_under(folder, part)}
    write_backup(folders / "0" / "backup.tgz", files)
    for folder in parts.values():
        (folder / "deep" / "note.md").write_text("Something newer.\n")
        (folder / "other.md").write_text("Something else.\n")
    newer = {"deep/note.md": b"Something newer.\n", "other.md": b"Something else.\n"}
    found = deaths("restore", folders)
    assert len(found) > 20
    outcomes = set()
    for death in found:
        for _ in death.power_cuts():
            for part in parts:
                older = {"deep/note.md": f"The old {part}.\n".encode()}
                left = _tree(death.folder / part)
                assert left in (older, newer)
                outcomes.add(left == older)
        restore_backup(death.folder / "backup.tgz", {part: death.folder / part for part in parts}, overwrite=True)
        assert all("other.md" not in _tree(death.folder / part) for part in parts)
        assert sorted(path.name for path in death.folder.iterdir()) == ["added", "backup.tgz", "state"]
    assert outcomes == {True, False}


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
