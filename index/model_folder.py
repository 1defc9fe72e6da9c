"""What the files of a sentence-transformers model say of it, read without the library, which costs seconds to load."""

import hashlib
import json
from pathlib import Path
from typing import Any

from index.encoder import EncoderIdentity

_MODEL_FILES = frozenset({".safetensors", ".bin", ".json", ".txt", ".model"})
_OLD_POOLING_KEYS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}


def identify_folder(folder: Path, name: str) -> EncoderIdentity | None:
    """The identity of the model in a folder.

    None where the folder is laid out in another way than a transformer in safetensors, one kind of pooling, and at
    most a normalisation after it: then only the loaded model can tell.
    """
    try:
        modules = _read_json(folder / "modules.json")
        types = [module["type"].rsplit(".", 1)[-1] for module in modules]
        pooling, dimension = _read_pooling(_read_json(folder / modules[1]["path"] / "config.json"))
        weights = hash_weights(folder / modules[0]["path"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    if types not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]) or not weights:
        return None
    return EncoderIdentity(name=name, weights_sha256=weights, dimension=dimension, pooling=pooling)


def hash_weights(folder: Path) -> str:
    """The SHA-256 of the weights; where they lie in several files, that of the files' hashes; nothing without any."""
    hashes = []
    for file in sorted(folder.glob("*.safetensors")):
        with file.open("rb") as stream:
            hashes.append(hashlib.file_digest(stream, "sha256").hexdigest())
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest() if hashes else ""


def hash_model(folder: Path) -> str:
    """The SHA-256 of all that makes up a model: the names and the contents of its files, whatever their layout."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in _MODEL_FILES):
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{file.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _read_json(file: Path) -> Any:  # noqa: ANN401 - a file's content has no type before it is looked at
    return json.loads(file.read_bytes())


def _read_pooling(config: dict[str, Any]) -> tuple[str, int]:
    """The kind of pooling and the length of its rows, from the keys of library 6 or from those before.

    >>> _read_pooling({"word_embedding_dimension": 384, "pooling_mode_mean_tokens": True})
    ('mean', 384)
    >>> _read_pooling({"embedding_dimension": 384, "pooling_mode": "mean"})
    ('mean', 384)
    """
    kinds = [kind for key, kind in _OLD_POOLING_KEYS.items() if config.get(key)] or [config["pooling_mode"]]
    if len(kinds) != 1 or not isinstance(kinds[0], str):
        raise ValueError("several kinds of pooling, one after another in a row")
    dimension = config.get("embedding_dimension") or config["word_embedding_dimension"]
    return kinds[0], int(dimension)
