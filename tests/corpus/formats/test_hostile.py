"""Bad files do no harm: each is refused in one sentence, none holds up the others, and the good ones are read."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import CorpusError, Fault
from corpus.reader import Reading, read_corpus, read_readable
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


class Mixed:
    """Every attack that is made by hand in one folder with good files, read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        _write(folder / "mixed", dict(hand_made()) | GOOD)
        began = time.monotonic()
        self.reading = self.read()
        self.seconds = time.monotonic() - began

    def read(self) -> Reading:
        """Read the folder, or what has changed in it."""
        return read_readable(self._folder / "mixed", self._folder / "added")


@pytest.fixture(scope="module", name="mixed")
def _mixed(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    """The folder of all tests of this file."""
    return Mixed(tmp_path_factory.mktemp("hostile"))


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _check_sentences(faults: Sequence[Fault]) -> None:
    """Each is one sentence that says what to do, without the name of an error or a trace."""
    for fault in faults:
        assert "\n" not in str(fault)
        assert not re.search(r"Traceback|\b[A-Z]\w+(?:Error|Exception|File)\b|\bNone\b", fault.message), fault
        assert ";" in fault.message or "," in fault.message, fault


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("laughs.docx", "it declares entities of its own, as bombs do"),
        ("outer.docx", "it declares entities of its own, as bombs do"),
        ("laughs.html", "it declares entities of its own, as bombs do"),
        ("list.xhtml", "it is XML (urlset) and no page"),
        ("bomb.docx", "it unpacks to more than any text needs"),
        ("bomb.pdf", "it unpacks to more than any text needs"),
        ("deep.docx", "it is nested more deeply than any text needs"),
        ("encrypted.pdf", "it is encrypted; save a copy of it without a password"),
        ("outside.docx", "it names parts outside itself"),
        ("cut.pdf", "the file is damaged; save it again"),
    ],
)
def test_a_refusal_says_what_the_file_is(mixed: Mixed, name: str, words: str) -> None:
    """Whoever brought it learns what is wrong with it, and not what a library calls that."""
    (refusal,) = (fault.message for fault in mixed.reading.left_out if fault.path == name)
    assert words in refusal


def test_each_known_attack_is_refused_and_the_good_files_are_read(mixed: Mixed) -> None:
    """One sentence a file, without a name of an error's class or a trace, and every good file of the same batch."""
    assert {fault.path for fault in mixed.reading.left_out} == set(dict(hand_made()))
    assert {article.id for article in mixed.reading.corpus.articles} == GOOD_IDS
    _check_sentences(mixed.reading.left_out)
    assert mixed.seconds < 90
    again = time.monotonic()
    assert mixed.read() == mixed.reading
    assert time.monotonic() - again < 0.7 * mixed.seconds, "what was refused is remembered"


@pytest.mark.slow
def test_five_hundred_bad_files(tmp_path: Path) -> None:
    """Every file is either read or refused by name, within its limits, and the good ones are all there."""
    attacks = dict(hand_made())
    bad = dict(fuzzed(7, 500 - len(attacks))) | attacks
    assert len(bad) == 500
    _write(tmp_path / "mixed", bad | GOOD)
    reading = read_readable(tmp_path / "mixed", tmp_path / "added")
    read = {article.path for article in reading.corpus.articles}
    refused = {fault.path for fault in reading.left_out}
    assert read | refused == set(bad) | set(GOOD)
    assert set(GOOD) <= read
    assert set(attacks) <= refused
    assert len(refused) > len(bad) / 2
    _check_sentences(reading.left_out)


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
