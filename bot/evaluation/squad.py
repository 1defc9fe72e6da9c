"""The sets in the form of SQuAD: SQuAD 2.0 (Rajpurkar et al. 2018), and XQuAD (Artetxe et al. 2020) in two languages.

https://rajpurkar.github.io/SQuAD-explorer and https://github.com/google-deepmind/xquad have them, under CC BY-SA 4.0.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.errors import UserError
from bot.evaluation.public_files import find_file, read_model
from bot.evaluation.public_set import Document, Place, PublicQuestion, PublicSet, article_ids

_FILES: Mapping[str, tuple[str, str]] = {
    "squad2": ("dev-v2.0.json", "dev-v2.0.json"),
    "xquad-en": ("xquad.en.json", "xquad.en.json"),
    "xquad-zh": ("xquad.zh.json", "xquad.zh.json"),
    "xquad-zh-en": ("xquad.zh.json", "xquad.en.json"),
}
"""The files of questions and of texts."""


def read_squad(name: str, path: Path) -> PublicSet:
    """Read ``squad2``, ``xquad-en``, ``xquad-zh``, or ``xquad-zh-en``: the Chinese questions on the English texts.

    Args:
        name: of the set.
        path: the file, or the folder that holds it; for ``xquad-zh-en`` the folder of both, or one of the two.

    Raises:
        UserError: a file is missing, or has another form.
    """
    asked, told = _FILES[name]
    if asked == told:
        file = find_file(path, asked)
        return _made(name, _read(file), _read(file), "zh" if name == "xquad-zh" else "en")
    folder = path.parent if path.is_file() else path
    questions, texts = _read(find_file(folder, asked)), _read(find_file(folder, told))
    return _made(name, questions, texts, "en")


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)

    text: str


class _Question(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _Paragraph(BaseModel):
    model_config = ConfigDict(frozen=True)

    context: str
    qas: tuple[_Question, ...]


class _Article(BaseModel):
    model_config = ConfigDict(frozen=True)

    title: str = ""
    paragraphs: tuple[_Paragraph, ...]


class _Squad(BaseModel):
    model_config = ConfigDict(frozen=True)

    data: tuple[_Article, ...]


def _read(file: Path) -> _Squad:
    squad = read_model(file, _Squad, "a set in the form of SQuAD")
    if not any(paragraph.qas for article in squad.data for paragraph in article.paragraphs):
        raise UserError(f"{file}: there is no question in it; give a set in the form of SQuAD")
    return squad


def _made(name: str, asked: _Squad, told: _Squad, language: str) -> PublicSet:
    documents = article_ids(
        Document(article.title, [paragraph.context for paragraph in article.paragraphs]) for article in told.data
    )
    answers = {
        question.id: tuple(dict.fromkeys(answer.text for answer in question.answers))
        for article in told.data
        for paragraph in article.paragraphs
        for question in paragraph.qas
    }
    questions = tuple(_questions(asked, list(documents), answers))
    return PublicSet(name, language, documents, questions)


def _questions(squad: _Squad, ids: list[str], answers: Mapping[str, tuple[str, ...]]) -> Iterator[PublicQuestion]:
    """The questions; what is right for them stands in the texts, which may be in another language."""
    for identifier, article in zip(ids, squad.data, strict=True):
        for number, paragraph in enumerate(article.paragraphs):
            for question in paragraph.qas:
                right = answers.get(question.id, ())
                there = frozenset({Place(identifier, number)} if right and not question.is_impossible else ())
                yield PublicQuestion(question.id, question.question, identifier, there, right if there else ())
