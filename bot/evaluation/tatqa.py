"""TAT-QA (Zhu et al. 2021): questions on financial reports, each a table with the paragraphs around it.

https://github.com/NExTplusplus/TAT-QA has it; the data are under CC BY 4.0.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.evaluation.public_files import find_file, read_models
from bot.evaluation.public_set import Document, Place, PublicQuestion, PublicSet, article_ids

_SCALES = {"percent": "%", "": ""}
"""How a scale is written behind a figure; any other as itself: "12 million"."""


def read_tatqa(path: Path) -> PublicSet:
    """Read the set: each report is an article, its table the last passage there, a line a row.

    Args:
        path: the file, or the folder that holds it.

    Raises:
        UserError: the file is missing, or has another form.
    """
    reports = read_models(find_file(path, "tatqa_dataset_dev.json"), _Report, "a set in the form of TAT-QA")
    documents = article_ids(
        Document("", [*(paragraph.text for paragraph in report.paragraphs), _as_text(report.table.table)])
        for report in reports
    )
    questions = tuple(
        _question(question, report, identifier)
        for identifier, report in zip(documents, reports, strict=True)
        for question in report.questions
    )
    return PublicSet("tatqa", "en", documents, questions)


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True)

    table: tuple[tuple[str, ...], ...]


class _Paragraph(BaseModel):
    model_config = ConfigDict(frozen=True)

    order: int
    text: str


class _Question(BaseModel):
    model_config = ConfigDict(frozen=True)

    uid: str
    question: str
    answer: str | int | float | tuple[str, ...]
    answer_type: str
    answer_from: str
    rel_paragraphs: tuple[int, ...] = ()
    scale: str = ""


class _Report(BaseModel):
    model_config = ConfigDict(frozen=True)

    table: _Table
    paragraphs: tuple[_Paragraph, ...]
    questions: tuple[_Question, ...]


def _as_text(table: Sequence[Sequence[str]]) -> str:
    return "\n".join(" | ".join(cell for cell in row if cell.strip()) for row in table)


def _question(question: _Question, report: _Report, identifier: str) -> PublicQuestion:
    return PublicQuestion(
        id=question.uid,
        text=question.question,
        article=identifier,
        passages=frozenset(Place(identifier, number) for number in _numbers(question, report)),
        answers=_answers(question),
        has_sentence=question.answer_type == "span",
    )


def _numbers(question: _Question, report: _Report) -> Sequence[int]:
    """The paragraphs that the annotators named, and the table, which stands behind them all."""
    orders = [paragraph.order for paragraph in report.paragraphs]
    named = [orders.index(order) for order in question.rel_paragraphs if order in orders]
    from_table = "table" in question.answer_from or not named
    return [*named, len(orders)] if from_table else named


def _answers(question: _Question) -> tuple[str, ...]:
    """What is right: with its scale, and as it stands."""
    given = question.answer if isinstance(question.answer, tuple) else (str(question.answer),)
    whole = ", ".join(given)
    scale = _SCALES.get(question.scale, f" {question.scale}")
    return tuple(dict.fromkeys((f"{whole}{scale}", whole)))
