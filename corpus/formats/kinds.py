"""Which formats there are, by the endings of names, and how much of each is read."""

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from corpus.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file of one format is read before it is refused."""

    bytes: int
    seconds: float
    """Of the processor, for the smallest file; reading may take twice as long by the clock."""
    seconds_per_megabyte: float = 0
    pages: int = 0

    def seconds_for(self, size: int) -> float:
        """The processor's time that a file of that many bytes may take."""
        return self.seconds + self.seconds_per_megabyte * size / 1_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is called, what its names end with, and its limits."""

    kind: str
    """``text``, ``lines``, ``html``, ``pdf`` or ``docx``; or ``fragment``."""
    name: str
    limits: Limits


FRAGMENT = Format("fragment", "HTML in a line", Limits(bytes=10_000_000, seconds=8, seconds_per_megabyte=4))
"""The HTML of an article without the page around it, as exports have it; no file has this format."""


MOST_CHARACTERS = 2_000_000
"""Of the text of one article: a thick book has fewer."""

LONGEST_LINE = 200_000
"""Characters of one line of an article; a whole article on one line is shorter."""


def format_of(suffix: str) -> Format | None:
    """The format of a name with that ending (``.pdf``), or None where it is none that can be read."""
    return _formats().get(suffix.lower())


def suffixes() -> tuple[str, ...]:
    """The endings of all that can be read, in the order in which they are told."""
    return tuple(_formats())


def content_suffix(named: str, path: str) -> str:
    """The ending of a file that a web server calls so (``text/html``), and that lies under that path; or nothing.

    >>> content_suffix("application/pdf", "/download"), content_suffix("application/octet-stream", "/a/report.pdf")
    ('.pdf', '.pdf')
    """
    known = lexicon("formats")
    own = PurePosixPath(path).suffix.lower()
    if named in known["untyped"] and own in _formats():
        return own
    return next((entry["endings"][0] for entry in known["read"].values() if named in entry["types"]), "")


def refusal_of(suffix: str) -> str:
    """Why a file of that ending is not read, and what to do."""
    known = lexicon("formats")["refused"]
    what = next((words for words, endings in known.items() if suffix.lower() in endings), "")
    readable = ", ".join(suffixes())
    return (
        f"{what} ({readable})" if what else f"this is no kind of file that is read here; save it as one of {readable}"
    )


def is_passed_over(suffix: str) -> bool:
    """Whether files of that ending lie in folders of articles without being meant as any: pictures, styles, scripts."""
    return suffix.lower() in lexicon("formats")["passed_over"]


@cache
def _formats() -> dict[str, Format]:
    return {
        suffix: Format(kind, entry["name"], Limits(**entry["limits"]))
        for kind, entry in lexicon("formats")["read"].items()
        for suffix in entry["endings"]
    }
