"""Laws of finding an encoder: its export first, then the model itself."""

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoders import open_encoder
from index.errors import EncoderUnavailable
from index.export import RECORD, find_export, installed_tools, read_record
from index.model_folder import hash_model
from index.model_source import DEFAULT_MODEL, DEFAULT_WEIGHTS_SHA256, find_source
from index.onnx_encoder import OnnxEncoder
from tests.index.minute_export import write_export


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder that holds a model, as far as can be seen without loading it."""
    folder = tmp_path / "models" / "minute"
    folder.mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def test_an_export_is_found_by_what_is_in_the_model(tmp_path: Path, model: Path) -> None:
    """The export of a folder's model is used while the folder holds that model, and no longer."""
    write_export(tmp_path / "exports" / "one", source=hash_model(model))
    found = find_export(find_source(str(model)), tmp_path / "exports")
    assert found
    assert found[0].name == "one"
    (model / "model.safetensors").write_bytes(b"others")
    assert find_export(find_source(str(model)), tmp_path / "exports") is None


def test_an_export_needs_no_model(tmp_path: Path) -> None:
    """Where only the export was copied, the model's name finds it, the newest of several, and it encodes."""
    write_export(tmp_path / "exports" / "old", source="b" * 64, created="2024-01-01")
    write_export(tmp_path / "exports" / "new", source="c" * 64, created="2025-01-01")
    write_export(tmp_path / "exports" / "other", name="another", created="2026-01-01")
    found = find_export(find_source("/on/another/machine/minute"), tmp_path / "exports")
    assert found
    assert found[0].name == "new"
    encoder = open_encoder("/on/another/machine/minute", tmp_path / "exports")
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.encode(["house"]).tolist() == [[0, 0, 0, 1]]


def test_the_default_model_is_known_by_its_hash(tmp_path: Path) -> None:
    """An export that merely bears the default model's name is not taken for it."""
    write_export(tmp_path / "false", name=DEFAULT_MODEL)
    assert find_export(find_source(DEFAULT_MODEL), tmp_path) is None
    write_export(tmp_path / "true", name=DEFAULT_MODEL, weights=DEFAULT_WEIGHTS_SHA256)
    found = find_export(find_source(DEFAULT_MODEL), tmp_path)
    assert found
    assert found[0].name == "true"


def test_what_is_missing_is_said(tmp_path: Path, model: Path) -> None:
    """Without an export and without what makes one, the sentence names both ways out."""
    with pytest.raises(
        EncoderUnavailable, match=r"^.* no export of the encoder 'minute', and onnxscript.*\[export\]'$"
    ):
        open_encoder(str(model), tmp_path / "exports", tools=lambda: {"onnx": "1"})


@pytest.mark.slow
def test_a_model_that_cannot_be_loaded_is_one_sentence(tmp_path: Path, model: Path) -> None:
    """The reason comes from the process that tried, without its traceback, and nothing is kept."""
    with pytest.raises(
        EncoderUnavailable, match=r"^the encoder 'minute' cannot be loaded \(.*\); set EMBEDDING_MODEL to"
    ):
        open_encoder(str(model), tmp_path / "exports")
    assert not (tmp_path / "exports").exists()


@pytest.mark.slow
def test_a_model_that_cannot_be_exported_works_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It runs in torch, which is said each time; the export is tried once, until its tools change."""
    _write_static_model(tmp_path / "static")
    told: list[tuple[str, int, int]] = []
    for _ in range(2):
        caplog.clear()
        encoder = open_encoder(str(tmp_path / "static"), tmp_path / "exports", lambda *step: told.append(step))
        assert encoder.identity.precision == "float32"
        assert np.allclose(np.linalg.norm(encoder.encode(["red", "fish"]), axis=1), 1, atol=1e-5)
        assert [record.levelno for record in caplog.records if record.name == "index.encoders"] == [logging.WARNING]
    assert told == [("export", 0, 1), ("export", 1, 1)]
    (file,) = (tmp_path / "exports").glob(f"*/{RECORD}")
    record = read_record(file.parent)
    assert record.made_with == installed_tools()
    assert record.failure == "its tokenizer runs only in Python"
    file.write_text(record.model_copy(update={"made_with": {"torch": "1"}}).model_dump_json())
    open_encoder(str(tmp_path / "static"), tmp_path / "exports", lambda *step: told.append(step))
    assert len(told) == 4


def _write_static_model(folder: Path) -> None:
    """A model of the library's that is a mere table of words, written by a process of its own."""
    program = """
import sys
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
words = Tokenizer(WordLevel({"red": 0, "fish": 1, "[UNK]": 2}, unk_token="[UNK]"))
SentenceTransformer(modules=[StaticEmbedding(words, embedding_dim=4)], device="cpu").save(sys.argv[1])
"""
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True)  # noqa: S603 - our own
