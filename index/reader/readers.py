"""From the name of a reader to one that reads: Footnote's own, or the export of another, made where there is none."""

import re
import subprocess
import sys
from pathlib import Path

from index.errors import ReaderUnavailable
from index.model_folder import hash_model
from index.model_source import find_source
from index.progress import Progress, silent
from index.reader.onnx_reader import OnnxReader
from index.reader.reader import Reader
from index.reader.record import OWN_WEIGHTS, RECORD, WAY_OUT, read_record

OWN, OFF = "footnote", "off"


def open_reader(model: str, exports: Path, progress: Progress = silent) -> Reader | None:
    """The reader that `model` names; nothing of it is loaded before it reads.

    Args:
        model: ``footnote`` for the one that comes with Footnote, ``off`` for none, the folder of a reader's export, or
            the name or the folder of a model that answers questions as SQuAD asks them.
        exports: the folder where exports are kept. Where it holds none of this model, one is made, which takes some
            seconds, once.
        progress: told of the stage ``export``, in one step.

    Returns:
        None for ``off``, and for ``footnote`` where this copy of Footnote came without a reader.

    Raises:
        ReaderUnavailable: there is no export, and the model cannot be found or exported.
    """
    if model == OFF:
        return None
    if model == OWN:
        return OnnxReader(OWN_WEIGHTS) if (OWN_WEIGHTS / RECORD).is_file() else None
    source = find_source(model)
    if source.folder and (source.folder / RECORD).is_file():
        return OnnxReader(source.folder)
    if source.folder and source.is_missing:
        raise ReaderUnavailable(f"there is no model in {source.folder}; {WAY_OUT}")
    place = exports / re.sub(r"[^A-Za-z0-9._]", "-", source.name)
    if not _is_there(place, source.folder):
        progress("export", 0, 1)
        _export(model, place)
        progress("export", 1, 1)
    return OnnxReader(place)


def _is_there(place: Path, folder: Path | None) -> bool:
    """Whether an export lies there that is of this model, as far as its files are at hand to tell."""
    if not (place / RECORD).is_file():
        return False
    return folder is None or not folder.is_dir() or read_record(place).source_sha256 == hash_model(folder)


def _export(model: str, place: Path) -> None:
    """Export in a process of its own, so that this one never holds torch.

    Raises:
        ReaderUnavailable: the model cannot be loaded, or what exports it is not installed.
    """
    command = [sys.executable, "-P", "-m", "index.reader.exporter", model, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it was ended from outside"])[-1]
        if "ModuleNotFoundError" in reason:
            reason = f"what exports a reader is not installed: pip install 'footnote-bot[export]', or {WAY_OUT}"
        raise ReaderUnavailable(reason)
