"""What a snapshot answered when it was tried, kept beside it, so that the next trial need not ask it once more."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.evaluation.gold import GoldQuestion
from corpus.files import write_whole
from index.reader.reader import Reader
from index.rules import code_hash, rules_hash
from index.snapshot import Snapshot

_FILE: Final = "tried.json"


class Outcome(BaseModel):
    """What became of one gold question."""

    model_config = ConfigDict(frozen=True)

    text: str
    abstained: bool
    right: bool


class Tried(BaseModel):
    """The outcomes of all gold questions, in order, and the mark of what they came of."""

    model_config = ConfigDict(frozen=True)

    mark: str
    outcomes: tuple[Outcome, ...]


def mark_of(snapshot: Snapshot, questions: Sequence[GoldQuestion], reader: Reader | None) -> str:
    """The hash of all that the outcomes depend on: the snapshot, the questions, what answers and what judges."""
    known = (
        snapshot.manifest.fingerprint,
        rules_hash(),
        code_hash("bot.answering", "bot.evaluation"),
        reader and reader.name,
    )
    digest = hashlib.sha256(repr(known).encode())
    for question in questions:
        digest.update(question.model_dump_json().encode() + b"\n")
    return digest.hexdigest()


def recall(folder: Path, mark: str) -> tuple[Outcome, ...] | None:
    """The outcomes of that mark, where the folder holds those."""
    try:
        tried = Tried.model_validate_json((folder / _FILE).read_bytes())
    except (OSError, ValidationError):  # there is none, or half of one: it is only a saving
        return None
    return tried.outcomes if tried.mark == mark else None


def remember(folder: Path, mark: str, outcomes: Sequence[Outcome]) -> None:
    """Keep the outcomes, and no others; a disk that is full or not ours to write keeps none."""
    with suppress(OSError):
        write_whole(folder / _FILE, Tried(mark=mark, outcomes=tuple(outcomes)).model_dump_json().encode())
