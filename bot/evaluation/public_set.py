"""A public question set as one corpus and the questions to ask of it, whatever form it came in.

All its paragraphs are the corpus: each is a passage of an article that bears the set's title, and its sentences are
split as those of any article. The data stay outside the project.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.article import Article, Passage, Sentence
from corpus.corpus import Corpus
from corpus.sentences.stops import prose_spans
from corpus.spans import Span

_BETWEEN = "\n\n"


class Place(NamedTuple):
    """A paragraph: its article's id, and its number there from 0."""

    article: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a set as it came: its title, and its paragraphs in order."""

    title: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Where a gold sentence stands: a span of its paragraph."""

    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """One question of a set, and what is right for it."""

    id: str
    text: str
    article: str
    """The id of the article that it was asked of."""
    passages: frozenset[Place] = frozenset()
    """The paragraphs that answer it; none where none does."""
    answers: tuple[str, ...] = ()
    """The ways to give the answer."""
    sentence: GoldSpan | None = None
    """The sentence that answers, where the set names it; else every sentence that holds an answer is right."""
    has_sentence: bool = True
    """Whether a single sentence answers it: nothing is said about sentences otherwise."""

    @property
    def is_answerable(self) -> bool:
        """Whether the corpus answers it."""
        return bool(self.passages)


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A corpus and its questions."""

    name: str
    language: str
    """Of the texts; that of the questions may be another."""
    documents: Mapping[str, Document]
    """By the id of the article."""
    questions: tuple[PublicQuestion, ...]


def article_ids(documents: Iterable[Document]) -> Mapping[str, Document]:
    """The documents by ids that sort in their order: ``0007-normans``."""
    return {f"{number:04}-{_slug(document.title)}": document for number, document in enumerate(documents)}


def make_corpus(documents: Mapping[str, Document], language: str) -> Corpus:
    """The documents as a corpus, a passage for each paragraph.

    >>> corpus = make_corpus({"0-mill": Document("Mill", ["It grinds. It is old.", "It burnt."])}, "en")
    >>> [len(passage.sentences) for passage in corpus.passages]
    [2, 1]
    """
    parts = [_article(identifier, document, language) for identifier, document in documents.items()]
    return Corpus(
        articles=tuple(article for article, _, _ in parts),
        sentences=tuple(sentence for _, sentences, _ in parts for sentence in sentences),
        passages=tuple(passage for _, _, passages in parts for passage in passages),
        facts=(),
        terms=(),
    )


def paragraphs_of(corpus: Corpus) -> list[Place]:
    """The paragraph that each passage is."""
    paragraphs = {(sentence.article, sentence.position): sentence.paragraph for sentence in corpus.sentences}
    return [Place(passage.article, paragraphs[passage.article, passage.sentences[0]]) for passage in corpus.passages]


def _slug(title: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in title.casefold()).strip("-")[:40]


def _article(
    identifier: str, document: Document, language: str
) -> tuple[Article, Sequence[Sentence], Sequence[Passage]]:
    text = _BETWEEN.join(document.paragraphs)
    article = Article(identifier, text, Span(0, len(text)), document.title.replace("_", " "), language)
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    for number, span in enumerate(_spans(document.paragraphs)):
        own = [
            Sentence(identifier, found, len(sentences) + place, number)
            for place, found in enumerate(_sentences(text, span, language))
        ]
        if own:
            sentences += own
            passages.append(Passage(identifier, span, tuple(sentence.position for sentence in own)))
    return article, sentences, passages


def _sentences(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """The sentences of a paragraph; where it has several lines, as a table has, none goes beyond its line."""
    start = paragraph.start
    for line in paragraph.of(text).splitlines(keepends=True):
        if line.strip():
            yield from prose_spans(text, Span(start, start + len(line)), language)
        start += len(line)


def _spans(paragraphs: Sequence[str]) -> Iterator[Span]:
    start = 0
    for paragraph in paragraphs:
        yield Span(start, start + len(paragraph))
        start += len(paragraph) + len(_BETWEEN)
