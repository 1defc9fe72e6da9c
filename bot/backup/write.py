"""A backup: a compressed tar file of what must not be lost, whole or not there."""

import gzip
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.backup.contents import LIST, Contents, Sealed
from bot.errors import UserError
from bot.state.copying import copy_database, is_database
from corpus.files import sync_folder

_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


def write_backup(archive: Path, files: Mapping[str, Path], *, overwrite: bool = False) -> Contents:
    """Write files into an archive; databases as they are at one moment, though somebody writes to them.

    Args:
        archive: to write.
        files: by their names in it.
        overwrite: whether a file that is there already may be replaced.

    Raises:
        UserError: it is there already, or cannot be written, or a file cannot be read.
    """
    if archive.exists() and not overwrite:
        raise UserError(f"{archive} is there already; name another file, or give --overwrite")
    part = archive.with_name(f".{archive.name}.part")
    try:
        with tempfile.TemporaryDirectory() as copies, _replacing(archive, part) as stream:
            steady = {name: _steady(path, Path(copies)) for name, path in files.items()}
            contents = Contents(
                created=datetime.now(UTC).isoformat(timespec="seconds"),
                files={name: _seal(path) for name, path in steady.items()},
            )
            _fill(stream, contents, steady)
    except OSError as error:
        raise UserError(f"{error.filename or archive}: {error.strerror or error}; no backup was written") from error
    return contents


def files_under(folder: Path, part: str, wanted: Callable[[Path], bool] = lambda _: True) -> Iterator[tuple[str, Path]]:
    """The files of a folder by their names in an archive; a link is nobody's file, and a hidden one holds nothing."""
    for path in sorted(folder.rglob("*")):
        is_passing = path.name.startswith(".") or path.name.endswith(_BESIDE_A_DATABASE)
        if path.is_file() and not path.is_symlink() and not is_passing and wanted(path):
            yield f"{part}/{path.relative_to(folder).as_posix()}", path


def _steady(path: Path, copies: Path) -> Path:
    """A file that nobody writes to: the file itself, or a copy of a database."""
    if not is_database(path):
        return path
    copy = copies / hashlib.sha256(str(path).encode()).hexdigest()
    copy_database(path, copy)
    return copy


def _seal(path: Path) -> Sealed:
    with path.open("rb") as stream:
        return Sealed(size=path.stat().st_size, sha256=hashlib.file_digest(stream, "sha256").hexdigest())


@contextmanager
def _replacing(archive: Path, part: Path) -> Iterator[io.BufferedWriter]:
    """A file that takes the archive's name once it is whole and on the disk; nothing is left of it before."""
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(archive)
        sync_folder(archive.parent)
    finally:
        part.unlink(missing_ok=True)


def _fill(stream: io.BufferedWriter, contents: Contents, files: Mapping[str, Path]) -> None:
    listed = contents.model_dump_json(indent=1).encode()
    with ExitStack() as open_files:
        zipped = open_files.enter_context(gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6))
        tar = open_files.enter_context(tarfile.open(fileobj=zipped, mode="w|", format=tarfile.PAX_FORMAT))
        tar.addfile(_member(LIST, len(listed)), io.BytesIO(listed))
        for name, path in files.items():
            with path.open("rb") as content:
                tar.addfile(_member(name, contents.files[name].size), content)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member
