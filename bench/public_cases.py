"""What public questions say about when to trust an answer: the cases that the judge of the package is fitted to.

Half of the articles of a set are left out, by the seed of `bot.evaluation.off_corpus`, and questions of both halves are
asked: what only those left out would answer must be refused.
"""

import random
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.reader.asked import Asked
from bot.answering.agreed.judge import Kind, default_judge
from bot.answering.asked.parse import parse_question
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.reading import read_sentences
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.evaluation.calibrate import Case
from bot.evaluation.off_corpus import inside, left_out, outside
from bot.evaluation.public_set import (
    Document,
    GoldSpan,
    Place,
    PublicQuestion,
    PublicSet,
    article_ids,
    make_corpus,
)
from bot.evaluation.public_trial import RightAnswers
from corpus.spans import Span
from index.build import build_snapshot
from index.encoder import Encoder
from index.reader.reader import Reader
from index.search import Query
from index.shelf import Shelf

_OFF_CORPUS = 6.0
"""What a question counts that no article answers, beside one that an article does: to answer from what has nothing to
do with it is worse than to cite the wrong one of two neighbours. With more, fewer right answers are sure."""


def draw(asked: Sequence[Asked], name: str, count: int) -> PublicSet:
    """At most `count` of the questions that have an answer, by a fixed seed, with their paragraphs as the corpus."""
    shuffled = list(asked)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - the same each time
    drawn = [one for one in shuffled if one.answers][:count]
    paragraphs: dict[str, list[str]] = {}
    for one in drawn:
        own = paragraphs.setdefault(one.title, [])
        if one.context not in own:
            own.append(one.context)
    documents = article_ids(Document(title, own) for title, own in sorted(paragraphs.items()))
    ids = {document.title: identifier for identifier, document in documents.items()}
    return PublicSet(name, "en", documents, tuple(_question(one, paragraphs, ids) for one in drawn))


def public_cases(asked: PublicSet, encoder: Encoder, readers: Collection[Reader | None]) -> Iterator[tuple[Kind, Case]]:
    """The first sentence for each question, with half of the articles left out.

    Asked are they as each of the readers reads, None among them, and once more as if the encoder could not read the
    texts, which is how Chinese is answered.
    """
    without = left_out(asked)
    kept = {identifier: document for identifier, document in asked.documents.items() if identifier not in without}
    corpus = make_corpus(kept, asked.language)
    right = RightAnswers(corpus)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), kept=1)
        build_snapshot(corpus, encoder, shelf)
        snapshot = shelf.open_current()
        for holdings in (*(Holdings(snapshot, encoder, reader) for reader in readers), _Blind(snapshot, encoder)):
            found = (
                *(_case(one, holdings, right) for one in inside(asked, without)),
                *(_case(one, holdings, None) for one in outside(asked, without)),
            )
            yield from filter(None, found)


class _Blind(Holdings):
    """Holdings whose encoder reads nothing."""

    def _query(self, text: str) -> Query:
        """The words alone."""
        return replace(super()._query(text), trust=0.0)


def _case(question: PublicQuestion, holdings: Holdings, right: RightAnswers | None) -> tuple[Kind, Case] | None:
    """The first sentence, and whether it answers; nothing answers where `right` is None, or where none was found."""
    parsed = parse_question(question.text, holdings.vocabulary)
    gathered = gather_evidence(parsed, retrieve(parsed, holdings), holdings, default_judge())
    first = next(iter(read_sentences(gathered, holdings).sentences), None)
    if first is None:
        return None
    kind: Kind = "read" if first.found else "sentence"
    if right is None:
        return kind, Case(first.signals_read, right=False, weight=_OFF_CORPUS)
    return kind, Case(first.signals_read, right.is_right(first.sentence, question))


def _question(one: Asked, paragraphs: Mapping[str, Sequence[str]], ids: Mapping[str, str]) -> PublicQuestion:
    place = Place(ids[one.title], paragraphs[one.title].index(one.context))
    answer = one.answers[0]
    return PublicQuestion(
        id=one.id,
        text=one.question,
        article=place.article,
        passages=frozenset({place}),
        answers=tuple(dict.fromkeys(gold.text for gold in one.answers)),
        sentence=GoldSpan(place, Span(answer.start, answer.end)),
    )
