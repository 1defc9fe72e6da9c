"""A backup put back: all of it is checked before anything that is there gives way."""

import hashlib
import os
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from bot.backup.contents import LIST, LONGEST_LIST, Contents, Sealed, parse_contents
from bot.backup.versions import is_newer_index, is_newer_state
from bot.errors import UserError
from corpus.files import exchange, sync_folder

_PIECE = 2**20
_ENCODERS = "encoders"
"""In the folder of the index, in no backup, and not to be had again where there is no torch."""
_NO_ARCHIVE = (tarfile.TarError, EOFError, zlib.error, UnicodeError)


def restore_backup(archive: Path, folders: Mapping[str, Path], *, overwrite: bool = False) -> Contents:
    """Put every part of an archive into its folder.

    Args:
        archive: that `bot.backup.write` wrote.
        folders: of the parts, by their names.
        overwrite: whether a folder that holds something may be replaced; then it is replaced whole, its encoders kept.

    Raises:
        UserError: the archive is damaged, none, or a later version's, or a folder is in use; nothing was changed.
    """
    staged = {part: folder.with_name(f".{folder.name}.restoring") for part, folder in folders.items()}
    for left in staged.values():
        shutil.rmtree(left, ignore_errors=True)  # of a restore that died
    try:
        contents = _unpack(archive, staged, folders, overwrite)
        _check_versions(staged, archive)
        for part in contents.parts:
            _take_along(folders[part], staged[part])
            _swap(staged[part], folders[part])
    except _NO_ARCHIVE as error:
        raise UserError(f"{archive} is damaged or no backup; restore another one, nothing was changed") from error
    except OSError as error:
        raise UserError(f"{error.filename or archive}: {error.strerror or error}; nothing was restored") from error
    finally:
        for folder in staged.values():
            shutil.rmtree(folder, ignore_errors=True)
    return contents


def _unpack(archive: Path, staged: Mapping[str, Path], folders: Mapping[str, Path], overwrite: bool) -> Contents:
    """Write every file beside the place where it will be, and check it."""
    with tarfile.open(archive, mode="r|gz") as tar:
        contents = _read_list(tar, archive)
        if not overwrite:
            _check_empty([folders[part] for part in contents.parts])
        left = dict(contents.files)
        while member := tar.next():
            sealed = left.pop(member.name, None)
            if sealed is None or not member.isreg() or member.size != sealed.size:
                raise UserError(f"{archive} holds {member.name!r}, which is not on its list; do not use this archive")
            part, path = member.name.split("/", 1)
            _write_member(tar, member, staged[part] / path, sealed, archive)
    if left:
        raise UserError(f"{archive} lacks {min(left)}; restore another backup, nothing was changed")
    return contents


def _read_list(tar: tarfile.TarFile, archive: Path) -> Contents:
    first = tar.next()
    stream = tar.extractfile(first) if first and first.name == LIST and first.size <= LONGEST_LIST else None
    if stream is None:
        raise UserError(f"{archive} is no backup of Footnote; name one that `footnote backup` wrote")
    return parse_contents(stream.read(), str(archive))


def _check_empty(folders: list[Path]) -> None:
    for folder in folders:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(f"{folder} is not empty; give --overwrite to replace all that is in it")


def _write_member(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path, sealed: Sealed, archive: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, source = hashlib.sha256(), tar.extractfile(member)
    with target.open("xb") as stream:
        while source and (piece := source.read(_PIECE)):
            digest.update(piece)
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    if digest.hexdigest() != sealed.sha256:
        raise UserError(f"{archive} is damaged at {member.name}; restore another backup, nothing was changed")


def _check_versions(staged: Mapping[str, Path], archive: Path) -> None:
    """Refuse what only a later version opens: put back, it would stand where something was that this one opens."""
    asked = {"state": is_newer_state, "index": is_newer_index}
    for part, is_newer in asked.items():
        if part in staged and is_newer(staged[part]):
            raise UserError(
                f"{archive} holds the {part} of a later version of Footnote; install that one, nothing was changed"
            )


def _take_along(folder: Path, fresh: Path) -> None:
    """Have the encoders of a folder in the one that takes its place, too."""
    if (folder / _ENCODERS).is_dir() and not (fresh / _ENCODERS).exists():
        shutil.copytree(folder / _ENCODERS, fresh / _ENCODERS, copy_function=_link)


def _link(source: str, target: str) -> None:
    """One file under two names, where the disk knows that; else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _swap(fresh: Path, folder: Path) -> None:
    """Put a folder into the place of another in one step: at no moment is there none."""
    before = folder.with_name(f".{folder.name}.before")
    if before.exists() and not folder.exists():
        before.rename(folder)  # an earlier restore was broken off between its two steps
    shutil.rmtree(before, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    for inner, *_ in os.walk(fresh):
        sync_folder(Path(inner))
    if not folder.exists():
        fresh.rename(folder)
    elif not exchange(fresh, folder):
        folder.rename(before)
        fresh.rename(folder)
    sync_folder(folder.parent)
    shutil.rmtree(before, ignore_errors=True)
