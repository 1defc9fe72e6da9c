"""QED (Lamm et al. 2021): questions that people typed into a search engine, with the sentence that answers.

https://github.com/google-research-datasets/QED has it; its paragraphs are Wikipedia's, under CC BY-SA 3.0.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.evaluation.public_files import find_file, read_models
from bot.evaluation.public_set import Document, GoldSpan, Place, PublicQuestion, PublicSet, article_ids
from corpus.spans import Span


def read_qed(path: Path) -> PublicSet:
    """Read the set; questions that the paragraph was found not to answer are there to be refused.

    Args:
        path: the file, or the folder that holds it.

    Raises:
        UserError: the file is missing, or has another form.
    """
    rows = read_models(find_file(path, "qed-dev.jsonlines"), _Row, "a set in the form of QED")
    paragraphs: dict[str, list[str]] = {}
    for row in rows:
        own = paragraphs.setdefault(row.title_text, [])
        if row.paragraph_text not in own:
            own.append(row.paragraph_text)
    documents = article_ids(Document(title, own) for title, own in paragraphs.items())
    ids = {document.title: identifier for identifier, document in documents.items()}
    questions = tuple(
        _question(row, Place(ids[row.title_text], paragraphs[row.title_text].index(row.paragraph_text))) for row in rows
    )
    return PublicSet("qed", "en", documents, questions)


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    string: str


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)

    paragraph_reference: _Words


class _Annotation(BaseModel):
    model_config = ConfigDict(frozen=True)

    answer: tuple[_Answer, ...] = ()
    explanation_type: str
    selected_sentence: _Words | None = None


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)

    example_id: int | str
    title_text: str
    question_text: str
    paragraph_text: str
    original_nq_answers: tuple[tuple[_Words, ...], ...] = ()
    annotation: _Annotation


def _question(row: _Row, place: Place) -> PublicQuestion:
    told = row.annotation.explanation_type != "none"
    gold = row.annotation.selected_sentence
    return PublicQuestion(
        id=str(row.example_id),
        text=row.question_text,
        article=place.article,
        passages=frozenset({place} if told else ()),
        answers=tuple(dict.fromkeys(_answers(row))) if told else (),
        sentence=GoldSpan(place, Span(gold.start, gold.end)) if gold and told else None,
        has_sentence=row.annotation.explanation_type == "single_sentence",
    )


def _answers(row: _Row) -> Iterator[str]:
    for answer in row.annotation.answer:
        yield answer.paragraph_reference.string
    for words in row.original_nq_answers:
        if len(words) == 1:
            yield words[0].string
