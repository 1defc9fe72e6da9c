"""Laws of a reader in onnxruntime."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import ReaderUnavailable
from index.reader.onnx_reader import OnnxReader
from index.reader.readers import open_reader
from index.reader.record import MODEL, RECORD, TOKENIZER
from tests.index.reader.minute_reader import write_minute_reader

SEEN = "other other near other river"


@pytest.fixture
def reader(tmp_path: Path) -> OnnxReader:
    """The minute reader."""
    write_minute_reader(tmp_path / "reader")
    return OnnxReader(tmp_path / "reader")


def test_the_best_span_is_read(reader: OnnxReader) -> None:
    """A candidate is a literal slice of the context; the best comes first, with its margin over no answer."""
    (reading,) = reader.read("where", [SEEN])
    best = reading.candidates[0]
    assert (best.span.of(SEEN), best.margin, reading.margin) == ("river", 8.0, 8.0)
    assert reading.answers == 3 + len(SEEN.split()) + 1  # with the question and the three marks


def test_a_context_reads_the_same_alone_and_among_others(reader: OnnxReader) -> None:
    """What stands beside a context has no say in its reading, and the readings come in the contexts' order."""
    contexts = [SEEN, "near", "", "other " * 40 + "river", "river near"]
    together = reader.read("where", contexts)
    assert together == [reader.read("where", [context])[0] for context in contexts]


def test_a_long_context_is_read_to_its_end(reader: OnnxReader) -> None:
    """The answer is found in whichever window it stands, and its span is one of the whole context."""
    context = "other " * 70 + "river" + " other" * 70
    (reading,) = reader.read("where near where", [context])
    assert reading.candidates[0].span.of(context) == "river"
    spans = [candidate.span for candidate in reading.candidates]
    assert len(spans) == len(set(spans))


def test_threads_may_share_a_reader(reader: OnnxReader) -> None:
    """Many threads get what one gets."""
    with ThreadPoolExecutor(8) as pool:
        readings = list(pool.map(lambda _: reader.read("where", [SEEN, "near"]), range(40)))
    assert all(found == readings[0] for found in readings)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_damaged_files_are_named(tmp_path: Path, name: str) -> None:
    """A changed file is found before anything is read with it, and the error names it and says what to do."""
    write_minute_reader(tmp_path / "reader")
    file = tmp_path / "reader" / name
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(ReaderUnavailable, match=rf"{name} is missing or damaged; set READER to off"):
        OnnxReader(tmp_path / "reader").read("where", [SEEN])


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    """Without its record a reader is none."""
    write_minute_reader(tmp_path / "reader")
    (tmp_path / "reader" / RECORD).write_text("{}")
    with pytest.raises(ReaderUnavailable, match=r"reader\.json is missing or damaged"):
        OnnxReader(tmp_path / "reader")


def test_off_is_no_reader(tmp_path: Path) -> None:
    """Whoever sets READER to off reads nothing."""
    assert open_reader("off", tmp_path) is None


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    """A wrong name is one sentence that names it, and says what to do."""
    with pytest.raises(ReaderUnavailable, match=r"there is no model in .*nowhere; set READER to off"):
        open_reader(str(tmp_path / "nowhere"), tmp_path / "exports")
