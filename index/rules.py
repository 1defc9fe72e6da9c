"""By which rules articles are read: a hash of the code and of the lexicons that read them."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_KINDS = (".py", ".yaml")


@cache
def rules_hash() -> str:
    """The SHA-256 of the package `corpus`, code and lexicons: what one version has read is not taken over by another.

    The bundled articles and facts, which may lie beside the code, are no rules.
    """
    digest = hashlib.sha256()
    package = files("corpus")
    for folder in (package, package.joinpath("lexicons")):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(_KINDS):
                _add(digest, file)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", file: Traversable) -> None:
    content = file.read_bytes()
    digest.update(f"{file.name} {len(content)}\n".encode())
    digest.update(content)
