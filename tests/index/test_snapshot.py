"""Laws of opening a snapshot: what it was when it was built, or one sentence that says what is wrong."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.errors import IndexingError, SnapshotDamaged, SnapshotForeign, SnapshotOutdated
from index.manifest import FORMAT, seal
from index.shelf import Shelf
from index.snapshot import check_encoder, open_snapshot
from tests.fakes_index import WordHashEncoder


@pytest.fixture
def folder(tiny_corpus: Path, shelf: Shelf) -> Path:
    """The folder of a snapshot."""
    build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf)
    assert shelf.current
    return shelf.current


def test_no_damaged_file_is_opened(folder: Path) -> None:
    """A file that is missing, is cut short, has one bit turned or one byte too many is named, whichever it is."""
    dice = random.Random(17)
    files = [path for path in folder.iterdir() if path.name != "manifest.json"]
    assert len(files) > 5
    for path in files:
        whole = path.read_bytes()
        turned = bytearray(whole)
        turned[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        for damaged in (whole[:-1], bytes(turned), whole + b"\0"):
            path.write_bytes(damaged)
            with pytest.raises(SnapshotDamaged, match=f"{path.name} is missing or damaged; run `footnote index`"):
                open_snapshot(folder)
        path.unlink()
        with pytest.raises(SnapshotDamaged, match=f"{path.name} is missing or damaged; run `footnote index`"):
            open_snapshot(folder)
        path.write_bytes(whole)
    assert open_snapshot(folder).entries


def test_a_folder_without_a_manifest_is_no_snapshot(folder: Path) -> None:
    """The manifest is written last, so a build that was cut short cannot be opened."""
    (folder / "manifest.json").unlink()
    with pytest.raises(SnapshotDamaged, match=r"manifest.json cannot be read; run `footnote index`"):
        open_snapshot(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", "\udcff", '{"format": "1"}', '{"format": 2}', "x" * 10])
def test_a_manifest_that_is_none_is_damage(folder: Path, content: str) -> None:
    """Whatever stands in the manifest's place, the answer is one error of the tree."""
    (folder / "manifest.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(SnapshotDamaged, match="manifest"):
        open_snapshot(folder)


def test_a_manifest_with_a_turned_bit_never_surprises(folder: Path) -> None:
    """A bit turned anywhere in the manifest is damage, even in what nothing reads."""
    dice, path = random.Random(19), folder / "manifest.json"
    whole = path.read_bytes()
    for _ in range(300):
        turned = bytearray(whole)
        turned[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(turned)
        with pytest.raises(SnapshotDamaged, match=r"manifest\.json is damaged; run `footnote index`"):
            open_snapshot(folder)


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"format": FORMAT + 1, "new": "key"}, SnapshotForeign, "by a later version of Footnote; install that one"),
        ({"format": FORMAT - 1}, SnapshotOutdated, "by an earlier version of Footnote; run `footnote index`"),
        ({"format": FORMAT, "new": "key"}, SnapshotDamaged, "is damaged"),
    ],
)
def test_another_layout_is_refused(
    folder: Path, change: dict[str, str | int], kind: type[IndexingError], words: str
) -> None:
    """A snapshot with another format number, of which nothing else can be known, is one of another version."""
    path = folder / "manifest.json"
    described = {key: value for key, value in json.loads(path.read_text()).items() if key != "checksum"}
    path.write_bytes(seal({**described, **change}))
    with pytest.raises(kind, match=words):
        open_snapshot(folder)


def test_a_folder_under_another_name_is_damage(folder: Path) -> None:
    """A snapshot that was copied over another one is not taken for it."""
    with pytest.raises(SnapshotDamaged, match="is that of another snapshot"):
        open_snapshot(folder.rename(folder.with_name("00000009-other")))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "other"}, "with the encoder 'word-hash', not with 'other'; .* or set EMBEDDING_MODEL back"),
        ({"weights_sha256": "1" * 64}, "with another version of the encoder 'word-hash'; run `footnote index`"),
        ({"dimension": 3}, "another version of the encoder"),
        ({"pooling": "max"}, "another version of the encoder"),
    ],
)
def test_vectors_of_another_encoder_are_refused(folder: Path, change: dict[str, str | int], words: str) -> None:
    """Name, weights, dimension and pooling must all be those of the encoder that questions are encoded with."""
    manifest, identity = open_snapshot(folder).manifest, WordHashEncoder().identity
    check_encoder(manifest, identity)
    with pytest.raises(SnapshotForeign, match=words):
        check_encoder(manifest, replace(identity, **change))  # type: ignore[arg-type]  # one key of several types


@pytest.mark.slow
def test_two_thousand_damages_are_found(tiny_corpus: Path, folder: Path, shelf: Shelf) -> None:
    """A turned bit, a cut, a stretch of zeros or some junk in any file: it is found at opening, and named.

    Every so often the shelf is asked: the snapshot before answers, and says instead of what.
    """
    mill = tiny_corpus / "articles" / "mill.md"
    mill.write_text(mill.read_text().replace("Four", "Five"))
    newest = build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf)
    assert newest
    folder, older = folder.with_name(newest.manifest.id), folder.name
    dice = random.Random(23)
    files = sorted(path for path in folder.iterdir() if path.stat().st_size)
    assert len(files) == len(newest.manifest.files) + 1
    for number in range(2_000):
        path = files[number % len(files)]
        whole = path.read_bytes()
        path.write_bytes(_damaged(whole, dice))
        with pytest.raises(IndexingError, match=f"{path.name} is (?:missing or )?damaged; run `footnote index`"):
            open_snapshot(folder)
        if number % 50 == 0:
            opened = shelf.open_current()
            assert (opened.manifest.id, path.name in opened.instead_of) == (older, True)
        path.write_bytes(whole)
    assert shelf.open_current().manifest.id == newest.manifest.id


def _damaged(whole: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(whole))
    match dice.randrange(4):
        case 0:
            return whole[:start]
        case 1:
            length = dice.randrange(1, 600)
            zeros = whole[:start] + bytes(len(whole[start : start + length])) + whole[start + length :]
            return zeros if zeros != whole else whole[:-1]
        case 2:
            return whole[:start] + dice.randbytes(dice.randrange(1, 40)) + whole[start:]
        case _:
            turned = bytearray(whole)
            turned[start] ^= 1 << dice.randrange(8)
            return bytes(turned)
