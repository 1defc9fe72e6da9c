"""Laws of the encoder that exports are made from, and of telling which one it is without loading it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import sentence_transformer
from index.errors import EncoderUnavailable
from index.model_folder import identify_folder
from index.model_source import DEFAULT_MODEL, DEFAULT_WEIGHTS_SHA256, find_source
from index.sentence_transformer import SentenceTransformerEncoder

_IDENTIFY = """
import sys
from index.model_source import DEFAULT_MODEL, find_source
from index.sentence_transformer import SentenceTransformerEncoder
print(SentenceTransformerEncoder(find_source(DEFAULT_MODEL)).identity.weights_sha256, "torch" in sys.modules)
"""


def write_model(folder: Path, modules: str, pooling: dict[str, object], weights: bytes = b"weights") -> Path:
    """A folder that is laid out like a model's: no library could load it, but its files say what it is."""
    (folder / "1_Pooling").mkdir(parents=True)
    described = [
        {"path": "1_Pooling" if name == "Pooling" else "", "type": f"sentence_transformers.models.{name}"}
        for name in modules.split()
    ]
    (folder / "modules.json").write_text(json.dumps(described))
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    (folder / "model.safetensors").write_bytes(weights)
    return folder


@pytest.mark.parametrize(
    "pooling",
    [
        {"word_embedding_dimension": 8, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True},
        {"embedding_dimension": 8, "pooling_mode": "mean", "include_prompt": True},
    ],
)
def test_the_files_tell_which_encoder_it_is(tmp_path: Path, pooling: dict[str, object]) -> None:
    """The folder's name, the weights' hash, the dimension and the pooling are read from either layout of the files."""
    folder = write_model(tmp_path / "minute", "Transformer Pooling Normalize", pooling)
    identity = SentenceTransformerEncoder(find_source(str(folder))).identity
    assert (identity.name, identity.dimension, identity.pooling) == ("minute", 8, "mean")
    (folder / "model.safetensors").write_bytes(b"others")
    assert SentenceTransformerEncoder(find_source(str(folder))).identity.weights_sha256 != identity.weights_sha256


@pytest.mark.parametrize(
    ("modules", "pooling"),
    [
        ("Transformer Pooling Dense", {"embedding_dimension": 8, "pooling_mode": "mean"}),
        ("Transformer Pooling", {"embedding_dimension": 8, "pooling_mode": ["mean", "max"]}),
        ("Transformer Pooling", {"embedding_dimension": 8, "pooling_mode_cls_token": 1, "pooling_mode_max_tokens": 1}),
        ("Transformer Pooling", {}),
        ("Transformer", {}),
    ],
)
def test_an_unusual_model_is_not_guessed_at(tmp_path: Path, modules: str, pooling: dict[str, object]) -> None:
    """Where the files do not say it in the usual way, nothing is said: the loaded model must tell."""
    assert identify_folder(write_model(tmp_path / "model", modules, pooling), "model") is None


@pytest.mark.parametrize("place", ["{}/nowhere", "{}", "./nowhere", "~/nowhere/at/all", "a/b/c"])
def test_a_missing_model_is_one_sentence(tmp_path: Path, place: str) -> None:
    """A path where there is no model is refused at once, with the setting that names it."""
    with pytest.raises(EncoderUnavailable, match=r"^there is no model in .*; set EMBEDDING_MODEL to [^.]*$"):
        SentenceTransformerEncoder(find_source(place.format(tmp_path))).encode(["a text"])


def test_weights_that_are_not_the_expected_ones_are_refused() -> None:
    """The default encoder's weights must have the hash that is written in the code."""
    source = replace(find_source(DEFAULT_MODEL), weights_sha256="0" * 64)
    with pytest.raises(EncoderUnavailable, match=r"are not those of all-MiniLM-L6-v2; install .* again$"):
        SentenceTransformerEncoder(source).encode(["a text"])


def test_the_default_encoder_is_told_without_its_library() -> None:
    """Which encoder it is costs no import of torch, so that an index that is up to date is found so at once."""
    command = [sys.executable, "-c", _IDENTIFY]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own
    assert done.stdout.split() == [DEFAULT_WEIGHTS_SHA256, "False"]


@pytest.mark.slow
def test_the_default_encoder_keeps_its_promises() -> None:
    """Rows are unit float32 in the texts' order; a text alone gets the same bytes each time; no hub is asked."""
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    source = find_source(DEFAULT_MODEL)
    encoder = SentenceTransformerEncoder(source)
    texts = ["The mill grinds flour.", "A lighthouse.", "The mill makes flour out of grain. " * 9, "灯塔"] * 20
    rows = encoder.encode(texts)
    assert rows.dtype == np.dtype("float32")
    assert rows.shape == (80, encoder.identity.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    alone = encoder.encode(texts[:1])
    assert alone.tobytes() == encoder.encode(texts[:1]).tobytes()
    assert np.allclose(rows[::4], alone[0], atol=1e-5)
    assert (rows[0] @ rows[2]) > (rows[0] @ rows[1])
    assert encoder.encode([]).shape == (0, encoder.identity.dimension)
    loaded = sentence_transformer._identify_loaded(source.name, source.folder, encoder.loaded())
    assert encoder.identity == loaded
