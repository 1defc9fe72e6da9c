"""By which rules articles are read and indexed: a hash of the code and of the lexicons that do it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_KINDS = (".py", ".yaml", ".jinja")
_NO_RULES = frozenset({"articles", "facts", "questions", "__pycache__"})
"""Folders of data, which may lie beside the code, and what Python leaves there."""


def rules_hash() -> str:
    """The SHA-256 of code and lexicons of `corpus` and `index`: what one version made is not taken over by another."""
    return code_hash("corpus", "index")


@cache
def code_hash(*packages: str) -> str:
    """The SHA-256 of the code, the lexicons and the templates of packages of ours."""
    digest = hashlib.sha256()
    for package in packages:
        for name, content in _contents_of(files(package), package):
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _contents_of(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """The code, lexicons and templates under a folder of ours, by their names, in the names' order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in _NO_RULES:
            yield from _contents_of(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_KINDS):
            yield f"{name}/{entry.name}", entry.read_bytes()
