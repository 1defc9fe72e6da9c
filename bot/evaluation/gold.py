"""Gold questions: JSON Lines, each with what the right reply is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import UserError
from corpus.errors import Fault

Expect = Literal["answer", "refuse", "correct"]


class GoldQuestion(BaseModel):
    """One line: ``{"id", "question", "context"?, "asked_on"?, "expect", "kind", "answers", "cites", "article"?}``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    context: tuple[str, ...] = ()
    asked_on: date | None = None
    language: Literal["en", "zh"] | None = None
    expect: Expect
    kind: str
    answers: tuple[tuple[str, ...], ...] = ()
    """Groups of alternatives: of every group, one must stand in the answer."""
    cites: tuple[str, ...] = ()
    """Each must stand in a cited quote."""
    article: str = ""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Questions, and the faults of the files that they were read from."""

    questions: tuple[GoldQuestion, ...]
    faults: tuple[Fault, ...]


def read_gold(path: Path) -> GoldSet:
    """Read a file of gold questions, or all of a folder.

    Raises:
        UserError: there is no such file.
    """
    if not path.exists():
        raise UserError(f"{path}: there is no such file or folder of gold questions; name one by --data")
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    questions: list[GoldQuestion] = []
    faults: list[Fault] = []
    for file in files:
        for line, text in enumerate(_lines_of(file), start=1):
            try:
                questions.append(GoldQuestion.model_validate_json(text))
            except ValidationError as error:
                faults.append(Fault(file.name, line, error.errors()[0]["msg"]))
    if not questions and not faults:
        raise UserError(f"{path}: there is no gold question in it; give a JSON object a line")
    return GoldSet(tuple(questions), (*faults, *_duplicates(questions)))


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UserError(f"{file}: this is no UTF-8 text; save it as UTF-8") from error


def check_questions(corpus: Path) -> tuple[Fault, ...]:
    """The faults of a corpus's own gold questions; none where it has none."""
    folder = corpus / "questions"
    return read_gold(folder).faults if folder.is_dir() else ()


def _duplicates(questions: list[GoldQuestion]) -> Iterator[Fault]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            yield Fault("questions", 0, f"the id {question.id!r} stands twice; give each question its own")
        seen.add(question.id)
