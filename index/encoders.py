"""From the name of a model to an encoder: its export, which is made where there is none, or else the model itself."""

import logging
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from index.encoder import Encoder
from index.errors import EncoderUnavailable
from index.export import find_export, installed_tools
from index.model_source import ModelSource, check_there, find_source
from index.onnx_encoder import OnnxEncoder
from index.progress import Progress, silent
from index.sentence_transformer import SentenceTransformerEncoder

_EXPORTED, _UNEXPORTABLE = 0, 3
"""The exit statuses of `index.exporter` that leave a record behind."""
_NEEDED = frozenset({"torch", "sentence-transformers", "onnx", "onnxscript"})


def open_encoder(
    model: str,
    exports: Path,
    progress: Progress = silent,
    *,
    tools: Callable[[], Mapping[str, str]] = installed_tools,
) -> Encoder:
    """The encoder that `model` names; nothing of it is loaded before it encodes.

    Args:
        model: ``all-MiniLM-L6-v2`` for the weights that are installed with Footnote, a folder, or a name that
            sentence-transformers finds.
        exports: the folder where exports are kept. Where it holds none of this model, one is made, which takes some
            seconds, once.
        progress: told of the stage ``export``, in one step.
        tools: the versions of what makes exports, by name.

    Raises:
        EncoderUnavailable: there is no export, and the model cannot be found or loaded.
    """
    source = find_source(model)
    found = find_export(source, exports)
    if found is None or (found[1].failure and found[1].made_with != tools()):
        check_there(source)
        progress("export", 0, 1)
        _export(source, model, exports, tools())
        progress("export", 1, 1)
        found = find_export(source, exports)
    if found is None:
        raise EncoderUnavailable(f"the export of the encoder {model!r} has gone from {exports}; run `footnote index`")
    folder, record = found
    if not record.failure:
        return OnnxEncoder(folder)
    logging.getLogger(__name__).warning(
        "The encoder %r cannot be exported (%s). It runs in torch instead, which is slower and takes more memory.",
        model,
        record.failure,
    )
    return SentenceTransformerEncoder(source)


def _export(source: ModelSource, model: str, exports: Path, tools: Mapping[str, str]) -> None:
    """Export in a process of its own, so that this one never holds torch.

    Raises:
        EncoderUnavailable: the model cannot be loaded, or what exports it is not installed.
    """
    missing = sorted(_NEEDED - tools.keys())
    if missing:
        raise EncoderUnavailable(
            f"{exports} holds no export of the encoder {source.name!r}, and {missing[0]}, which makes one, is not "
            "installed: copy that folder from where the index was built, or run pip install 'footnote-bot[export]'"
        )
    command = [sys.executable, "-P", "-m", "index.exporter", model, str(exports)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode not in (_EXPORTED, _UNEXPORTABLE):
        reason = (done.stderr.strip().splitlines() or ["it was ended from outside"])[-1]
        raise EncoderUnavailable(reason)
