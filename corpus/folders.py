"""Which files of a folder belong to a corpus; none of them is opened for that."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus.cleaning import plain_name
from corpus.formats.kinds import suffixes

_FACT_SUFFIXES = (".yaml", ".yml")
ADDED_ARTICLES, CONVERTED = "articles", "converted"
"""Where in the folder of added articles these lie: the articles, and what files of the corpus were converted to."""
NOT_ARTICLES = ("facts", "questions")
"""Folders that hold none, where a corpus has no folder `articles`."""


def article_files(folder: Path, added: Path | None = None) -> Mapping[str, Path]:
    """The files that hold articles, by the names that articles and faults tell them by, in the order of the names."""
    paths = files_under(articles_folder(folder), suffixes())
    if articles_folder(folder) == folder:
        paths = [path for path in paths if path.relative_to(folder).parts[0] not in NOT_ARTICLES]
    own: dict[str, Path] = {}
    for path in paths:
        own[_free(told_name(path, folder), own)] = path
    for path in files_under(added / ADDED_ARTICLES, suffixes()) if added else ():
        own[_added_name(path)] = path
    return own


def told_name(path: Path, folder: Path) -> str:
    """The name by which a file of a folder is told, whatever bytes and marks it has on the disk."""
    return plain_name(path.relative_to(folder).as_posix())


def fact_files(folder: Path) -> list[Path]:
    """The files that hold facts, in the order of their names."""
    return files_under(folder / "facts", _FACT_SUFFIXES)


def articles_folder(folder: Path) -> Path:
    """Where the articles of a corpus lie: in `articles`, or, where there is no such folder, all through it."""
    inner = folder / "articles"
    return inner if inner.is_dir() else folder


def _free(name: str, taken: Mapping[str, Path]) -> str:
    """A name that no other file is told by: two may differ in what cannot be told alone."""
    while name in taken:
        name += "'"
    return name


def _added_name(path: Path) -> str:
    return f"added/{path.name}"


def files_under(folder: Path, endings: Sequence[str]) -> list[Path]:
    """The files under a folder by name; hidden ones, and what lies in hidden folders, are nobody's articles."""
    return sorted(path for path in visible_files(folder) if path.suffix.lower() in endings)


def visible_files(folder: Path) -> Iterator[Path]:
    """The files under a folder that are not hidden, in the disk's order."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path
