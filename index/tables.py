"""The tables of a snapshot: all of it that is no vector, a JSON object a line."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from corpus.article import Article, Passage, Sentence
from corpus.corpus import Corpus
from corpus.fact import Fact, Term
from corpus.word_counts import WordCounts
from index.entry import Entry
from index.errors import SnapshotOutdated
from index.files import write_bytes

_ROWS: Mapping[str, type[Any]] = {
    "articles": Article,
    "sentences": Sentence,
    "passages": Passage,
    "facts": Fact,
    "terms": Term,
    "entries": Entry,
    "words": WordCounts,
}
_PIECE = 2**18
"""In bytes: how much of a table is parsed at a time."""


class Tables(NamedTuple):
    """What the tables of a snapshot hold."""

    corpus: Corpus
    entries: tuple[Entry, ...]
    """One for each row of its vectors, grouped by kind."""
    words: tuple[WordCounts, ...]
    """The words of each article, in the order of the articles."""


def save_tables(folder: Path, corpus: Corpus, entries: Sequence[Entry], words: Sequence[WordCounts]) -> list[Path]:
    """Write all tables into a folder; the files that were written."""
    beside = {"entries": entries, "words": words}
    tables = {name: beside[name] if name in beside else getattr(corpus, name) for name in _ROWS}
    written = []
    for name, rows in tables.items():
        path = folder / f"{name}.jsonl"
        write_bytes(path, b"".join(_row_of(name).dump_json(each) + b"\n" for each in rows))
        written.append(path)
    return written


def read_tables(folder: Path) -> Tables:
    """All tables of a folder.

    Raises:
        SnapshotOutdated: a table is none of this version.
    """
    read = {name: tuple(_read_table(folder / f"{name}.jsonl", name)) for name in _ROWS}
    entries, words = read.pop("entries"), read.pop("words")
    return Tables(Corpus(**read), entries, words)


def _read_table(path: Path, name: str) -> list[Any]:
    """The rows of a table. Only a line feed ends a row: a text may hold the other characters that part lines.

    It is read in pieces, for what is read all at once takes three times its room for as long as the process lives.
    """
    rows: list[Any] = []
    try:
        with path.open("rb") as lines:
            while piece := lines.readlines(_PIECE):
                rows.extend(_table_of(name).validate_json(b"[" + b",".join(piece) + b"]"))
    except (OSError, ValidationError) as error:
        raise SnapshotOutdated(f"{path} is none of this version of Footnote; run `footnote index`") from error
    return rows


@cache
def _row_of(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_ROWS[name])


@cache
def _table_of(name: str) -> TypeAdapter[Any]:
    kind: Any = _ROWS[name]
    return TypeAdapter(list[kind])
