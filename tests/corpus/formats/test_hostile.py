"""Bad files do no harm: each is refused in one sentence, none holds up the others, and the good ones are read."""

import time
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.reader import read_corpus, read_readable
from tests.corpus.formats.hostile import fuzzed, hand_made
from tests.corpus.formats.pages import NEWS, make_docx, make_report

GOOD = {
    "good-news.html": NEWS.encode(),
    "good-report.pdf": make_report(),
    "good-word.docx": make_docx(),
    "good-text.md": b"# Rivers\n\nThe river rose by two metres in May.\n",
    "good-lines.jsonl": b'{"id": "good-line", "title": "Tides", "text": "The tide was 4 metres high."}\n',
}
GOOD_IDS = {"good-news", "good-report", "good-word", "good-text", "good-line"}


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_each_known_attack_is_refused_and_the_good_files_are_read(tmp_path: Path) -> None:
    """One sentence a file, without a name of an error's class or a trace, and every good file of the same batch."""
    bad = dict(hand_made())
    _write(tmp_path / "mixed", bad | GOOD)
    began = time.monotonic()
    reading = read_readable(tmp_path / "mixed", tmp_path / "added")
    refused = {fault.path for fault in reading.left_out}
    assert refused == set(bad)
    assert {article.id for article in reading.corpus.articles} == GOOD_IDS
    for fault in reading.left_out:
        assert "\n" not in str(fault)
        assert "Traceback" not in str(fault)
        assert ";" in fault.message or "," in fault.message, fault
    assert time.monotonic() - began < 90
    again = time.monotonic()
    assert read_readable(tmp_path / "mixed", tmp_path / "added") == reading
    assert time.monotonic() - again < 5, "what was refused is remembered"


@pytest.mark.slow
def test_five_hundred_bad_files(tmp_path: Path) -> None:
    """Every file is either read or refused by name, within its limits, and the good ones are all there."""
    bad = dict(fuzzed(7, 470)) | dict(hand_made())
    assert len(bad) == 500
    _write(tmp_path / "mixed", bad | GOOD)
    reading = read_readable(tmp_path / "mixed", tmp_path / "added")
    read = {article.path for article in reading.corpus.articles}
    refused = {fault.path for fault in reading.left_out}
    assert read | refused == set(bad) | set(GOOD)
    assert set(GOOD) <= read
    assert set(dict(hand_made())) <= refused


def test_a_fault_is_a_fault_where_all_is_asked_for(tmp_path: Path) -> None:
    """`read_corpus` gives everything or every fault."""
    _write(tmp_path / "mixed", {"cut.pdf": make_report()[:100], **GOOD})
    with pytest.raises(CorpusError, match=r"cut\.pdf"):
        read_corpus(tmp_path / "mixed")


def test_strangers_are_told_and_pictures_are_not(tmp_path: Path) -> None:
    """A table of data gets a sentence and counts as no fault; what lies beside articles is passed over."""
    _write(tmp_path / "mixed", {"a.csv": b"a,b", "b.png": b"x", **GOOD})
    reading = read_readable(tmp_path / "mixed")
    assert not reading.left_out
    assert [fault.path for fault in reading.strangers] == ["a.csv"]
