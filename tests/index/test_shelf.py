"""Laws of publication: the old snapshot or the new one, whole, whatever happens."""

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.corpus import Corpus
from corpus.reader import read_corpus
from index.build import build_snapshot
from index.errors import BuildRunning, IndexingError, SnapshotMissing
from index.pointer import Pointed, Pointer
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder

_HOLD = """
import sys
from pathlib import Path
from index.shelf import Shelf
with Shelf(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


def build(corpus: Path, shelf: Shelf, millers: str = "Four") -> str:
    """Publish a snapshot of a corpus with so many millers; its id."""
    article = corpus / "articles" / "mill.md"
    words = article.read_text().split(" millers")[0].rsplit(" ", 1)[0]
    article.write_text(f"{words} {millers} millers work there.\n")
    built = build_snapshot(read_corpus(corpus), WordHashEncoder(), shelf)
    assert built
    return built.manifest.id


def names_in(shelf: Shelf) -> list[str]:
    """The snapshots' folders, hidden ones too."""
    return sorted(path.name for path in (shelf.folder / "snapshots").iterdir())


def test_an_empty_shelf_says_what_to_do(shelf: Shelf) -> None:
    """Before anything is published there is no current snapshot, and opening it is an error that says so."""
    assert shelf.current is None
    assert shelf.open_current_or_none() is None
    with pytest.raises(SnapshotMissing, match=r"there is no index in .*; run `footnote index`"):
        shelf.open_current()


@pytest.mark.parametrize("kept", [2, 3, 4])
def test_the_last_ones_are_kept(tiny_corpus: Path, tmp_path: Path, kept: int) -> None:
    """The current snapshot stays and so many before it as are wanted; older ones go. Ids rise."""
    shelf = Shelf(tmp_path / "index", kept)
    ids = [build(tiny_corpus, shelf, millers) for millers in ("One", "Two", "Three", "Four", "Five")]
    assert ids == sorted(ids)
    assert names_in(shelf) == ids[-kept:]
    assert shelf.open_current().manifest.id == ids[-1]


def test_the_one_before_is_the_one_that_was_current(tiny_corpus: Path, tmp_path: Path) -> None:
    """After a step back to an older snapshot, the next build keeps that one before the one that was given up."""
    shelf = Shelf(tmp_path / "index", kept=2)
    older, newer = build(tiny_corpus, shelf, "One"), build(tiny_corpus, shelf, "Two")
    assert shelf.roll_back().manifest.id == older
    newest = build(tiny_corpus, shelf, "Three")
    assert names_in(shelf) == [older, newest]
    assert newest > newer


def test_there_is_one_writer(tiny_corpus: Path, shelf: Shelf) -> None:
    """While another process holds the shelf builds are refused, and readers read on; its death frees the shelf."""
    build(tiny_corpus, shelf, "One")
    holder = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", _HOLD, str(shelf.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(
            BuildRunning, match=rf"another process \({holder.pid}, since .*\) is building the index in .*; wait"
        ):
            build(tiny_corpus, shelf, "Two")
        assert shelf.open_current().entries
        holder.kill()
    build(tiny_corpus, shelf, "Three")


def test_what_a_dead_build_left_is_swept(tiny_corpus: Path, shelf: Shelf) -> None:
    """The next build, even one that finds nothing new, removes the folder of a build that died."""
    build(tiny_corpus, shelf)
    left = shelf.folder / "snapshots" / ".00000002-deadbeef"
    left.mkdir()
    (left / "vectors.faiss").write_bytes(b"half")
    (shelf.folder / "CURRENT.tmp").write_bytes(b"")
    assert build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf) is None
    assert names_in(shelf) == [shelf.open_current().manifest.id]
    assert not (shelf.folder / "CURRENT.tmp").exists()


@pytest.mark.parametrize(
    "content", [b"", b"00000009-nothing\n", b"../snapshots", b"..", b".", b"\xff", b"\0", b"00000001 " + b"0" * 64]
)
def test_a_pointer_to_nothing_is_damage(tiny_corpus: Path, shelf: Shelf, content: bytes) -> None:
    """Where CURRENT names no snapshot, the newest whole one answers and says why; and the next build mends it."""
    newest = build(tiny_corpus, shelf, "One")
    (shelf.folder / "CURRENT").write_bytes(content)
    opened = shelf.open_current()
    assert opened.manifest.id == newest
    assert re.search(rf"CURRENT .*; run `footnote index`; until then the snapshot {newest} answers$", opened.instead_of)
    assert build(tiny_corpus, shelf, "One") == shelf.open_current().manifest.id > newest
    assert not shelf.open_current().instead_of


def test_a_pointer_with_a_wrong_hash_is_damage(tiny_corpus: Path, shelf: Shelf) -> None:
    """CURRENT vouches for the manifest: where the two differ that is said, and the snapshot that is whole answers."""
    newest = build(tiny_corpus, shelf, "One")
    (shelf.folder / "CURRENT").write_text(f"{newest} {'0' * 64}\n")
    opened = shelf.open_current()
    assert opened.manifest.id == newest
    assert opened.instead_of


def test_a_damaged_snapshot_is_built_afresh(tiny_corpus: Path, shelf: Shelf) -> None:
    """What cannot be opened is no reason to say that nothing has changed, and none of its rows are used."""
    first = build(tiny_corpus, shelf)
    (shelf.folder / "snapshots" / first / "vectors.faiss").write_bytes(b"")
    assert build(tiny_corpus, shelf) > first
    assert shelf.open_current().entries


class _OnAFullDisk(Pointer):
    """CURRENT where there is no room for it."""

    def write(self, pointed: Pointed) -> None:
        """Fail, as the disk does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), pointed.id)


def test_a_publication_that_fails_is_undone(tiny_corpus: Path, shelf: Shelf) -> None:
    """Where CURRENT cannot be replaced the old snapshot stays current and the new one is removed."""
    first = build(tiny_corpus, shelf, "One")
    with pytest.raises(IndexingError, match="No space left on device"):
        build(tiny_corpus, Shelf(shelf.folder, pointer=_OnAFullDisk), "Two")
    assert names_in(shelf) == [first]
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["CURRENT", "snapshots", "writer.lock"]
    assert shelf.open_current().manifest.id == first


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, tiny_corpus: Path) -> None:
    """An index folder that is a file is refused in one sentence that names it and its setting."""
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(IndexingError, match=r"taken cannot be written \(.*\); set INDEX_DIR$"):
        build(tiny_corpus, Shelf(tmp_path / "taken"))


@pytest.mark.slow
def test_several_writers_race(tiny_corpus: Path, tmp_path: Path) -> None:
    """Three processes build on one shelf while it is read: each publishes or is told to wait, and no reader stumbles.

    What is current in the end was published last, by one of them, and is whole.
    """
    shelf = Shelf(tmp_path / "index")
    build(tiny_corpus, shelf)
    corpora = {name: shutil.copytree(tiny_corpus, tmp_path / name) for name in ("Alpha", "Beta", "Gamma")}
    module = [sys.executable, "-m", "tests.index.builds"]
    writers = [
        subprocess.Popen([*module, str(corpus), str(shelf.folder), name, "6"], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
        for name, corpus in corpora.items()
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        opened = shelf.open_current()
        assert not opened.instead_of
        seen.add(opened.articles["mill"].text)
    told = [line for writer in writers for line in writer.communicate()[0].split()]
    published = [identifier for identifier in told if identifier != "-"]
    assert len(told) == 18
    assert len(set(published)) == len(published) > 1
    assert shelf.open_current().manifest.id == max(published)
    assert len(seen) > 1
    assert not any(shelved.fault for shelved in shelf.list_snapshots())


def test_a_folder_that_may_only_be_read_answers_and_is_not_built_in(tiny_corpus: Path, shelf: Shelf) -> None:
    """On a disk that is not ours to write, the snapshot opens, and a build is one sentence that says what to do."""
    build(tiny_corpus, shelf, "One")
    millers = (tiny_corpus / "articles" / "mill.md").read_text()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # those of the tests are for their owner alone
        copy = shutil.copytree(shelf.folder, Path(folder) / "index")
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        corpus = read_corpus(tiny_corpus)
        assert millers in {article.text for article in corpus.articles}
        said = _as_nobody(lambda: _open_and_build(replace(corpus, articles=corpus.articles[:1]), Shelf(copy)))
        copy.chmod(0o755)
        for path in copy.rglob("*"):
            path.chmod(0o755)
    opened, _, refused = said.partition(" ")
    assert opened == shelf.open_current().manifest.id
    assert re.search(r"(writer\.lock|index) cannot be (written|locked|opened) \(.*\); .*set INDEX_DIR$", refused)


def _open_and_build(corpus: Corpus, shelf: Shelf) -> str:
    opened = shelf.open_current().manifest.id
    try:
        build_snapshot(corpus, WordHashEncoder(), shelf)
    except IndexingError as error:
        return f"{opened} {error}"
    return f"{opened} built"


def _as_nobody(work: Callable[[], str]) -> str:
    """What a work says that a child does without the rights of the machine's owner."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        if not os.getuid():
            os.setuid(65534)
        os.write(writing, work().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return said
