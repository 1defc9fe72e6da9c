"""What Footnote is held against: vectors alone, BM25 alone, and the fusion of the two by reciprocal ranks.

Each ranks the same passages and sentences as Footnote, by their own text behind the title of their article. The only
file that imports bm25s, which scores as the literature does and shares no line with Footnote's own lexical search.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import Stemmer

from bot.errors import UserError
from bot.evaluation.public_set import Place, paragraphs_of
from bot.evaluation.ranked import PASSAGES, SENTENCES, Method, Ranked
from corpus.article import Sentence
from corpus.corpus import Corpus
from corpus.words import lexical_terms
from index.encoder import Encoder, Rows
from index.vectors import Scores

_K1, _B = 1.2, 0.75
"""The best of six settings on SQuAD 1.1."""
_RANKS = 60
"""What ranks are raised by before they are turned over (Cormack et al. 2009)."""
_FUSED = 100
"""From which rank on a list has no say in a fusion."""


def baselines(corpus: Corpus, encoder: Encoder) -> Mapping[str, Method]:
    """``dense``, ``bm25`` and ``rrf`` over a corpus.

    Raises:
        UserError: bm25s is not installed.
    """
    units = _units_of(corpus)
    language = corpus.articles[0].language
    passages, sentences = units.texts
    dense = tuple(_Vectors(encoder.encode(texts), encoder) for texts in (passages, sentences))
    lexical = tuple(_Words(texts, language) for texts in (passages, sentences))
    return {
        "dense": _Single(units, *dense),
        "bm25": _Single(units, *lexical),
        "rrf": _Fused(units, (dense[0], lexical[0]), (dense[1], lexical[1])),
    }


@dataclass(frozen=True)
class _Units:
    places: Sequence[Place]
    sentences: Sequence[Sentence]
    texts: tuple[Sequence[str], Sequence[str]]
    """Of the passages, and of the sentences."""


class _Scorer:
    """Scores every text of one kind for a question."""

    def scores(self, question: str) -> Scores:
        raise NotImplementedError


class _Vectors(_Scorer):
    def __init__(self, rows: Rows, encoder: Encoder) -> None:
        self._rows = rows
        self._encoder = encoder

    def scores(self, question: str) -> Scores:
        found: Scores = self._rows @ self._encoder.encode([question])[0]
        return found


class _Words(_Scorer):
    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._language = language
        self._engine = _bm25s().BM25(method="lucene", k1=_K1, b=_B)
        self._engine.index([self._terms(text) for text in texts], show_progress=False)

    def scores(self, question: str) -> Scores:
        found: Scores = self._engine.get_scores(self._terms(question) or [""])
        return found

    def _terms(self, text: str) -> list[str]:
        """Stems; for Chinese, whose words no space parts, single characters and pairs."""
        if self._language == "zh":
            return lexical_terms(text)
        stemmer = Stemmer.Stemmer("english")
        (terms,) = _bm25s().tokenize([text], stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False)
        return list(terms)


class _Single:
    """The order that one scorer gives."""

    def __init__(self, units: _Units, passages: _Scorer, sentences: _Scorer) -> None:
        self._units = units
        self._passages = passages
        self._sentences = sentences

    def rank(self, question: str) -> Ranked:
        passages, sentences = self._passages.scores(question), self._sentences.scores(question)
        return _ranked(self._units, passages, sentences)


class _Fused:
    """The order of two scorers' ranks."""

    def __init__(self, units: _Units, passages: Sequence[_Scorer], sentences: Sequence[_Scorer]) -> None:
        self._units = units
        self._passages = passages
        self._sentences = sentences

    def rank(self, question: str) -> Ranked:
        return _ranked(self._units, _fuse(self._passages, question), _fuse(self._sentences, question))


def _fuse(scorers: Sequence[_Scorer], question: str) -> Scores:
    """The sum of ``1 / (60 + rank)`` over the scorers, for each one's first hundred."""
    lists = [scorer.scores(question) for scorer in scorers]
    fused = np.zeros(len(lists[0]), dtype=np.float32)
    for scores in lists:
        best = np.argsort(-scores, kind="stable")[:_FUSED]
        fused[best] += 1 / (_RANKS + 1 + np.arange(len(best), dtype=np.float32))
    return fused


def _ranked(units: _Units, passages: Scores, sentences: Scores) -> Ranked:
    best = _best(sentences, SENTENCES)
    return Ranked(
        passages=tuple(units.places[number] for number in _best(passages, PASSAGES)),
        sentences=tuple(units.sentences[number] for number in best),
        confidence=float(sentences[best[0]]) if best else -1.0,
    )


def _best(scores: Scores, count: int) -> list[int]:
    """The best ones, of which a score of 0 is none: it shares nothing with the question."""
    return [int(number) for number in np.argsort(-scores, kind="stable")[:count] if scores[number] > 0]


def _units_of(corpus: Corpus) -> _Units:
    articles = {article.id: article for article in corpus.articles}

    def behind_title(unit: Any) -> str:  # noqa: ANN401 - a passage or a sentence
        article = articles[unit.article]
        return f"{article.title}. {unit.span.of(article.text)}" if article.title else unit.span.of(article.text)

    return _Units(
        places=paragraphs_of(corpus),
        sentences=corpus.sentences,
        texts=([*map(behind_title, corpus.passages)], [*map(behind_title, corpus.sentences)]),
    )


def _bm25s() -> Any:  # noqa: ANN401 - the library ships no types
    try:
        import bm25s  # noqa: PLC0415 - costs half a second
    except ImportError as error:
        raise UserError("--baselines needs bm25s; install it with `pip install bm25s`, or run `make setup`") from error
    return bm25s
