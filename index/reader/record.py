"""A reader as files: a folder that holds all that reading needs, with a record of where it came from.

::

    model.onnx       from token numbers to scores
    tokenizer.json   from texts to token numbers
    reader.json      the record; written last
"""

from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import ReaderUnavailable
from index.files import damaged_file, sha256_of, write_bytes

MODEL, TOKENIZER, RECORD = "model.onnx", "tokenizer.json", "reader.json"
OWN_WEIGHTS = Path(str(files("index.reader") / "weights"))
"""Where Footnote's own reader lies, in a copy that has one."""
FORMAT = 1
WAY_OUT = "set READER to off, or to another reader's name or folder"


class ReaderRecord(BaseModel):
    """What a reader's files say of themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    name: str
    created: str
    """When it was exported: ISO 8601, UTC."""
    longest: int
    """Tokens of a window, the marks among them."""
    source_sha256: str = ""
    """The hash of the folder that the model came from; nothing where it has none."""
    made_with: dict[str, str]
    """The versions of the libraries that made it."""
    files: dict[str, str] = {}
    """The SHA-256 of the other files by their names."""


def read_record(folder: Path) -> ReaderRecord:
    """The record of a reader.

    Raises:
        ReaderUnavailable: there is none, or it is another version's.
    """
    try:
        record = ReaderRecord.model_validate_json((folder / RECORD).read_bytes())
    except (OSError, ValidationError) as error:
        raise ReaderUnavailable(f"{folder / RECORD} is missing or damaged; {WAY_OUT}") from error
    if record.format != FORMAT:
        raise ReaderUnavailable(f"{folder / RECORD} was written by another version of Footnote; {WAY_OUT}")
    return record


def write_record(folder: Path, record: ReaderRecord) -> None:
    """Write the record, with the hashes of the files that lie there."""
    files = {name: sha256_of(folder / name) for name in (MODEL, TOKENIZER)}
    written = record.model_copy(update={"files": files}).model_dump_json(indent=2)
    write_bytes(folder / RECORD, f"{written}\n".encode())


def check_files(folder: Path, record: ReaderRecord) -> None:
    """Refuse files that are not those that the record speaks of.

    Raises:
        ReaderUnavailable: one is missing or changed.
    """
    damaged = damaged_file(folder, record.files)
    if damaged:
        raise ReaderUnavailable(f"{damaged} is missing or damaged; {WAY_OUT}")
