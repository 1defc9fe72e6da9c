"""What goes into a backup comes back to the byte, and nothing else ever does."""

import gzip
import io
import random
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.backup.contents import LIST, Contents, Sealed
from bot.backup.restore import restore_backup
from bot.backup.write import files_under, write_backup
from bot.errors import UserError
from bot.state.database import Database
from index.manifest import FORMAT, seal

PARTS = ("state", "added")


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, Path]:
    """A state with a database that somebody has open, and two added articles."""
    folders = {part: tmp_path / "here" / part for part in PARTS}
    for folder in folders.values():
        folder.mkdir(parents=True)
    (folders["added"] / "deep").mkdir()
    (folders["added"] / "deep" / "mill.md").write_text("The mill of Orrin has four millers.\n")
    (folders["added"] / "本.md").write_bytes(b"\x00\xff" * 5000)
    return folders


def write(archive: Path, folders: dict[str, Path]) -> Contents:
    """Back up both folders."""
    return write_backup(archive, {name: path for part in PARTS for name, path in files_under(folders[part], part)})


def tree(folder: Path) -> dict[str, bytes]:
    """All files under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def elsewhere(tmp_path: Path) -> dict[str, Path]:
    """Folders that are not there yet."""
    return {part: tmp_path / "there" / part for part in PARTS}


def test_all_comes_back(kept: dict[str, Path], tmp_path: Path) -> None:
    """Files come back to the byte, and of a database in use every row that was committed, also what its log holds."""
    with closing(sqlite3.connect(kept["state"] / "state.db", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE votes (vote INTEGER)")
        database.executemany("INSERT INTO votes VALUES (?)", [(number,) for number in range(500)])
        write(tmp_path / "b.tgz", kept)
    there = elsewhere(tmp_path)
    restore_backup(tmp_path / "b.tgz", there)
    assert tree(there["added"]) == tree(kept["added"])
    assert set(tree(there["state"])) == {"state.db"}
    with closing(sqlite3.connect(there["state"] / "state.db")) as restored:
        assert restored.execute("SELECT count(*) FROM votes").fetchall() == [(500,)]


def test_nothing_is_replaced_unasked(kept: dict[str, Path], tmp_path: Path) -> None:
    """An archive that is there, or a folder that holds something, gives way only where that is wanted."""
    archive = tmp_path / "b.tgz"
    write(archive, kept)
    with pytest.raises(UserError, match=r"b\.tgz is there already; .*--overwrite"):
        write(archive, kept)
    (kept["added"] / "new.md").write_text("A new one.\n")
    before = tree(kept["added"])
    with pytest.raises(UserError, match=r"added is not empty; give --overwrite"):
        restore_backup(archive, kept)
    assert tree(kept["added"]) == before
    restore_backup(archive, kept, overwrite=True)
    assert set(tree(kept["added"])) == set(before) - {"new.md"}


def test_no_damaged_archive_is_restored(kept: dict[str, Path], tmp_path: Path) -> None:
    """A turned bit or a cut anywhere is one sentence, or touches nothing that comes back; nothing is left half done."""
    archive, dice = tmp_path / "b.tgz", random.Random(31)
    write(archive, kept)
    whole, held = archive.read_bytes(), tree(kept["added"])
    for number in range(150):
        turned = bytearray(whole)
        turned[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        archive.write_bytes(bytes(turned) if number % 2 else whole[: dice.randrange(len(whole))])
        there = {part: tmp_path / f"there-{number}" / part for part in PARTS}
        try:
            restore_backup(archive, there)
        except UserError as error:
            assert "b.tgz" in str(error)  # noqa: PT017 - only some of them are refused
            assert not list((tmp_path / f"there-{number}").glob("*"))
        else:
            assert tree(there["added"]) == held


def forge(archive: Path, members: list[tarfile.TarInfo], listed: Contents, content: bytes = b"evil") -> None:
    """An archive that was made by hand."""
    with gzip.open(archive, "wb") as zipped, tarfile.open(fileobj=zipped, mode="w|") as tar:
        first, text = tarfile.TarInfo(LIST), listed.model_dump_json().encode()
        first.size = len(text)
        tar.addfile(first, io.BytesIO(text))
        for member in members:
            member.size = len(content) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(content) if member.isreg() else None)


@pytest.mark.parametrize(
    "name", ["../evil", "added/../../evil", "/etc/evil", "added", "other/evil", "added//evil", "added/a\\..\\evil"]
)
def test_no_name_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    """A name that leaves its part is refused, though it stands on the list."""
    sealed = Sealed(size=4, sha256="4" * 64)
    forge(tmp_path / "b.tgz", [tarfile.TarInfo(name)], Contents(created="now", files={name: sealed}))
    with pytest.raises(UserError, match=r"b\.tgz holds a file named .*; do not use this archive"):
        restore_backup(tmp_path / "b.tgz", elsewhere(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["b.tgz"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE])
def test_only_plain_files_come_back(tmp_path: Path, kind: bytes) -> None:
    """A link, a folder or a device is refused, whatever the list says of it; so is a file that is not on the list."""
    listed = Contents(created="now", files={"added/a": Sealed(size=0, sha256="4" * 64)})
    link = tarfile.TarInfo("added/a")
    link.type, link.linkname = kind, "/etc/passwd"
    for members in ([link], [tarfile.TarInfo("added/b")]):
        forge(tmp_path / "b.tgz", members, listed)
        with pytest.raises(UserError, match="which is not on its list"):
            restore_backup(tmp_path / "b.tgz", elsewhere(tmp_path))


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    """A missing file, a text, another archive, and one of a later version: one sentence each, that names the file."""
    (tmp_path / "text.tgz").write_text("hello")
    with gzip.open(tmp_path / "other.tgz", "wb") as zipped, tarfile.open(fileobj=zipped, mode="w|") as tar:
        tar.addfile(tarfile.TarInfo("readme"), io.BytesIO())
    forge(tmp_path / "later.tgz", [], Contents(format=9, created="now", files={}))
    for name in ("nowhere.tgz", "text.tgz", "other.tgz", "later.tgz"):
        with pytest.raises(UserError, match=name):
            restore_backup(tmp_path / name, elsewhere(tmp_path))


def test_a_restore_keeps_the_encoders(tmp_path: Path) -> None:
    """What the encoders' export took torch and minutes to make outlives the index that a backup replaces."""
    index = tmp_path / "index"
    (index / "encoders" / "small").mkdir(parents=True)
    (index / "CURRENT").write_text("00000001-ab\n")
    write_backup(tmp_path / "b.tgz", {"index/CURRENT": index / "CURRENT"})
    (index / "encoders" / "small" / "model.onnx").write_bytes(b"dear")
    (index / "CURRENT").write_text("00000002-cd\n")
    restore_backup(tmp_path / "b.tgz", {"index": index}, overwrite=True)
    assert tree(index) == {"CURRENT": b"00000001-ab\n", "encoders/small/model.onnx": b"dear"}


@pytest.mark.parametrize("part", ["state", "index"])
def test_what_only_a_later_version_opens_replaces_nothing(kept: dict[str, Path], tmp_path: Path, part: str) -> None:
    """A state or an index of a later version is refused before what is there gives way; another one is put back."""
    here = {"state": kept["state"], "index": tmp_path / "here" / "index"}
    write_version(here[part], part, later=False)
    other, later = tmp_path / "other.tgz", tmp_path / "later.tgz"
    write_backup(other, dict(files_under(here[part], part)))
    write_version(here[part], part, later=True)
    write_backup(later, dict(files_under(here[part], part)))
    there = {name: tmp_path / "there" / name for name in here}
    restore_backup(other, there)
    before = tree(there[part])
    with pytest.raises(UserError, match=f"later.tgz holds the {part} of a later version .* nothing was changed"):
        restore_backup(later, there, overwrite=True)
    assert tree(there[part]) == before


def write_version(folder: Path, part: str, *, later: bool) -> None:
    """The state or the index of another version, as far as only that version can tell more of it."""
    if part == "state":
        database = Database(folder)
        if later:
            database.change("INSERT INTO migrations VALUES (9999)")
        database.close()
        return
    snapshot = folder / "snapshots" / "00000001-ab"
    snapshot.mkdir(parents=True, exist_ok=True)
    (folder / "CURRENT").write_text(f"{snapshot.name}\n")
    (snapshot / "manifest.json").write_bytes(seal({"format": FORMAT + 1 if later else FORMAT - 1}))
