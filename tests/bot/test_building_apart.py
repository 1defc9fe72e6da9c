"""A build in another process: what it publishes, how it fails, and how it is ended."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.building_apart import build_apart
from bot.indexing import Indexer
from corpus.errors import CorpusError
from index.errors import BuildRunning, IndexingError
from index.shelf import Shelf
from tests.bot.answering.town import write_town
from tests.bot.builds_apart import indexer_of, killed, never, unforeseen

Steps = list[tuple[str, int, int]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus that can be built."""
    return write_town(tmp_path / "corpus")


def _build(make: Callable[[Path, Path], Indexer], corpus: Path, steps: Steps) -> None:
    build_apart(partial(make, corpus, corpus.parent / "index"), lambda *step: steps.append(step))


def test_what_is_built_apart_is_published(corpus: Path) -> None:
    """The snapshot is the same as one that is built here, and its steps are heard of here."""
    steps: Steps = []
    _build(indexer_of, corpus, steps)
    here = indexer_of(corpus, corpus.parent / "here").build()
    assert here.snapshot
    assert Shelf(corpus.parent / "index").open_current().manifest.fingerprint == here.snapshot.manifest.fingerprint
    assert steps[0] == ("starting", 0, 1)
    assert ("verify", 1, 1) in steps


def test_its_faults_arrive_whole(corpus: Path) -> None:
    """A fault of the corpus comes with file and line, one of the shelf in its sentence, any other as what it is."""
    (corpus / "facts" / "bad.yaml").write_bytes(b"facts: [")
    with pytest.raises(CorpusError) as caught:
        _build(indexer_of, corpus, [])
    assert [fault.path for fault in caught.value.faults] == ["facts/bad.yaml"]
    with pytest.raises(RuntimeError, match="are odd"):
        _build(unforeseen, corpus, [])
    (corpus / "facts" / "bad.yaml").unlink()
    with Shelf(corpus.parent / "index").writing(), pytest.raises(BuildRunning):
        _build(indexer_of, corpus, [])


def test_a_build_that_is_killed_is_told(corpus: Path) -> None:
    """Nobody waits for a process that is no more."""
    with pytest.raises(IndexingError, match="was ended"):
        _build(killed, corpus, [])


def test_a_build_can_be_given_up(corpus: Path) -> None:
    """Whoever follows it can end it at any moment, not only when it says something; nothing is published then."""
    began = time.monotonic()

    def give_up(*_: object) -> None:
        if time.monotonic() - began > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_apart(partial(never, corpus, corpus.parent / "index"), give_up)
    assert time.monotonic() - began < 60, "the build itself takes ten minutes"
    assert Shelf(corpus.parent / "index").current is None


@pytest.mark.parametrize(("make", "is_cleared"), [("stuck", True), pytest.param("deaf", False, marks=pytest.mark.slow)])
def test_a_build_ends_with_the_process_that_wants_it(corpus: Path, make: str, is_cleared: bool) -> None:
    """Where the first process is killed, the other ends, by force if it must, and lets go of the shelf; it leaves no
    half of a snapshot unless it was forced, and that half the next build removes.
    """
    snapshots = corpus.parent / "index" / "snapshots"
    command = [sys.executable, "-m", "tests.bot.builds_apart", make, str(corpus)]
    with subprocess.Popen(command) as first:  # noqa: S603 - our own
        _wait_until(lambda: any(snapshots.glob(".*/half.bin")))
        first.kill()
    if is_cleared:
        _wait_until(lambda: not any(snapshots.iterdir()))
    _wait_until(lambda: _may_write(Shelf(corpus.parent / "index")))
    assert not any(snapshots.iterdir())


def _may_write(shelf: Shelf) -> bool:
    """Whether nobody else writes on a shelf."""
    with contextlib.suppress(BuildRunning), shelf.writing():
        return True
    return False


def _wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)
