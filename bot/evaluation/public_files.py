"""Where the files of a public set lie: the path that is given is the file itself, or the folder that holds it."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.errors import UserError

_Model = TypeVar("_Model", bound=BaseModel)


def find_file(path: Path, name: str) -> Path:
    """The file `path`, or ``path/name`` where that is a folder, or the only file there of the same kind.

    Raises:
        UserError: there is none, or there are several.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        raise UserError(f"{path}: there is no such file or folder; give the one that holds {name} by --data")
    if (path / name).is_file():
        return path / name
    alike = sorted(path.glob(f"*{Path(name).suffix}"))
    if len(alike) == 1:
        return alike[0]
    raise UserError(f"{path}: there is no {name} in this folder; give the file itself by --data")


def read_model(file: Path, model: type[_Model], what: str) -> _Model:
    """A whole file as a model; `what` is what it should be, in words.

    Raises:
        UserError: it is something else.
    """
    try:
        return model.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise UserError(f"{file}: this is not {what}: {_first(error)}") from error


def read_models(file: Path, model: type[_Model], what: str) -> list[_Model]:
    """A file of JSON, an array or a model a line.

    Raises:
        UserError: it is something else; the message names the line.
    """
    content = file.read_bytes()
    if content.lstrip()[:1] == b"[":
        try:
            return TypeAdapter(list[model]).validate_json(content)  # type: ignore[valid-type]
        except ValidationError as error:
            raise UserError(f"{file}: this is not {what}: {_first(error)}") from error
    return [_read_line(line, model, f"{file}:{number}: this is not {what}") for number, line in _lines(content)]


def _lines(content: bytes) -> list[tuple[int, bytes]]:
    return [(number, line) for number, line in enumerate(content.splitlines(), start=1) if line.strip()]


def _read_line(line: bytes, model: type[_Model], complaint: str) -> _Model:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        raise UserError(f"{complaint}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]
