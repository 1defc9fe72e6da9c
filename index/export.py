"""An exported model: a folder that holds all that encoding needs, with a record of where it came from.

::

    EXPORTS/<name>-<weights>-int8/model.onnx      from token numbers to rows
    EXPORTS/<name>-<weights>-int8/tokenizer.json  from texts to token numbers
    EXPORTS/<name>-<weights>-int8/export.json     the record; written last

Such a folder can be copied to another machine, which then needs nothing of what made it.
"""

import contextlib
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.encoder import EncoderIdentity
from index.errors import EncoderUnavailable
from index.files import damaged_file
from index.model_folder import hash_model
from index.model_source import ModelSource

MODEL, TOKENIZER, RECORD = "model.onnx", "tokenizer.json", "export.json"
FORMAT = 1
"""Counts the ways of exporting; an export of another way is made anew."""

_TOOLS = ("torch", "sentence-transformers", "transformers", "onnx", "onnxscript", "onnxruntime")


class ExportRecord(BaseModel):
    """What an export says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    created: str
    """When it was made: ISO 8601, UTC."""
    encoder: EncoderIdentity
    source_sha256: str
    """The hash of the folder that the model came from; nothing where it has none."""
    made_with: dict[str, str]
    """The versions of the libraries that made it."""
    failure: str = ""
    """Why this model cannot be exported; nothing where it was. What follows is told only of an export."""
    least_cosine: float = 0.0
    """Between the rows of the model and those of the export, the lowest on the texts that both were tried with."""
    padding: int = 0
    """The token that fills up the shorter texts of a batch."""
    prefix: str = ""
    """What the model wants before every text."""
    files: dict[str, str] = {}
    """The SHA-256 of the other files by their names."""


def find_export(source: ModelSource, exports: Path) -> tuple[Path, ExportRecord] | None:
    """The export of a model and its record, or None where there is none; the newest of several.

    The model itself need not be on this machine: then its name decides.

    Raises:
        EncoderUnavailable: a record is damaged.
    """
    fitting = [(folder, record) for folder, record in _records(exports) if _is_of(record, source)]
    return max(fitting, key=lambda found: found[1].created, default=None)


def read_record(folder: Path) -> ExportRecord:
    """The record of an export.

    Raises:
        EncoderUnavailable: there is none, or it cannot be read.
    """
    try:
        return ExportRecord.model_validate_json((folder / RECORD).read_bytes())
    except (OSError, ValidationError) as error:
        raise EncoderUnavailable(f"{folder / RECORD} is damaged; remove its folder and run `footnote index`") from error


def check_files(folder: Path, record: ExportRecord) -> None:
    """Refuse an export that is not what its record says.

    Raises:
        EncoderUnavailable: a file is missing or changed.
    """
    damaged = damaged_file(folder, record.files)
    if damaged:
        raise EncoderUnavailable(f"{damaged} is missing or damaged; remove its folder and run `footnote index`")


def installed_tools() -> dict[str, str]:
    """The versions of what an export is made with, as far as it is installed."""
    versions = {}
    for tool in _TOOLS:
        with contextlib.suppress(PackageNotFoundError):
            versions[tool] = version(tool)
    return versions


def folder_name(encoder: EncoderIdentity) -> str:
    """What the folder of an export is called.

    >>> folder_name(EncoderIdentity("mini/model", "53aa51172d142c89" * 4, 384, "mean", "int8"))
    'mini-model-53aa51172d14-int8'
    """
    return f"{re.sub(r'[^A-Za-z0-9._]', '-', encoder.name)}-{encoder.weights_sha256[:12]}-{encoder.precision}"


def _records(exports: Path) -> Iterator[tuple[Path, ExportRecord]]:
    for file in sorted(exports.glob(f"[!.]*/{RECORD}")):
        record = read_record(file.parent)
        if record.format == FORMAT:
            yield file.parent, record


def _is_of(record: ExportRecord, source: ModelSource) -> bool:
    if record.encoder.name != source.name:
        return False
    if source.weights_sha256:
        return record.encoder.weights_sha256 == source.weights_sha256
    if source.folder and not source.is_missing:
        return record.source_sha256 == hash_model(source.folder)
    return True
