"""Fits the judge that the package comes with, and draws the curve that TARGET_ERROR is looked up in.

    .venv/bin/python -m bench.calibrating --data DIR --without qed-dev.jsonlines --write bot/answering/calibration.yaml

DIR holds questions with answers to train on, as `bench.reader` reads them: ``qed_train.jsonl`` (QED: Lamm et al. 2021)
and ``squad_train_part.jsonl`` (part of SQuAD 2.0's training set: Rajpurkar et al. 2018). Of each, half of the articles
are left out of the index, by the seed of `bot.evaluation.off_corpus`, and questions of both halves are asked: what only
those left out would answer must be refused. All of it is asked once more as if the encoder could not read it, which is
how Chinese is answered. The questions of ``corpus/questions`` count twice as much as all of these together. No article
that QED's other part has, which measures, is among them.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.reader.asked import Asked, read_asked
from bot.answering.agreed.judge import KINDS, Kind, default_calibration, default_judge
from bot.answering.asked.parse import parse_question
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.reading import read_sentences
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.app import make_indexer
from bot.commands.own_cases import own_cases
from bot.commands.shared import read_settings
from bot.evaluation.calibrate import Case, as_yaml, calibrate
from bot.evaluation.gold import read_gold
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
from bot.evaluation.qed import read_qed
from bot.evaluation.risk_plot import Curve, draw_shares
from bot.places import places_of
from corpus.spans import Span
from index.build import build_snapshot
from index.encoder import Encoder
from index.reader.reader import Reader
from index.search import Query
from index.shelf import Shelf

_FILES = ("qed_train.jsonl", "squad_train_part.jsonl")
_QUESTIONS = 1_300
"""How many of each file are taken, with their paragraphs."""
_SHARE = 0.5
"""What public questions count for together, beside the corpus's own as 1: these ask as readers of a library do."""
_HEAD = """\
When to trust an answer: weights of signals, and what was wrong from each probability on as [limit, wrong, answered].
Fitted by `python -m bench.calibrating --data DIR --write FILE` to parts of QED's and SQuAD 2.0's training sets (both
CC BY-SA) and to corpus/questions."""


def main() -> None:
    """Collect, fit, write and draw."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of questions to train on")
    parser.add_argument("--without", type=Path, required=True, help="QED's part to measure on, whose articles stay out")
    parser.add_argument("--write", type=Path, required=True, help="the calibration")
    parser.add_argument("--plot", type=Path, help="draw the curves there (SVG)")
    options = parser.parse_args()
    calibration = calibrate(collect_all(options.data, options.without), default_calibration(), anew=True)
    options.write.write_text(as_yaml(calibration, _HEAD), encoding="utf-8")
    if options.plot:
        curves: Mapping[str, Curve] = {
            kind: ([point.answered for point in curve], [point.wrong for point in curve])
            for kind, curve in calibration.curves.items()
        }
        axes = "questions answered (across), wrong among them (up)"
        options.plot.write_text(draw_shares("Risk by coverage, by what the answer rests on", axes, curves))


def collect_all(data: Path, without: Path) -> Mapping[Kind, Sequence[Case]]:
    """The cases of the public sets and of the corpus's own questions."""
    settings = read_settings()
    places = places_of(settings)
    own = own_cases(read_gold(places.corpus / "questions").questions, settings, places)
    indexer = make_indexer(settings, places)
    public: dict[Kind, list[Case]] = {kind: [] for kind in KINDS}
    measured = frozenset(document.title for document in read_qed(without).documents.values())
    for file in _FILES:
        asked = as_set([one for one in read_asked(data / file) if one.title not in measured], file)
        for kind, case in public_cases(asked, indexer.encoder, indexer.reader):
            public[kind].append(case)
    return {kind: [*own[kind], *_weighing(public[kind], _SHARE * len(own[kind]))] for kind in KINDS}


def as_set(asked: Sequence[Asked], name: str) -> PublicSet:
    """Some of the questions, drawn by a fixed seed, with their paragraphs as the corpus."""
    shuffled = list(asked)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - the same each time
    drawn = [one for one in shuffled if one.answers][:_QUESTIONS]
    paragraphs: dict[str, list[str]] = {}
    for one in drawn:
        own = paragraphs.setdefault(one.title, [])
        if one.context not in own:
            own.append(one.context)
    documents = article_ids(Document(title, own) for title, own in sorted(paragraphs.items()))
    ids = {document.title: identifier for identifier, document in documents.items()}
    return PublicSet(name, "en", documents, tuple(_question(one, paragraphs, ids) for one in drawn))


def public_cases(asked: PublicSet, encoder: Encoder, reader: Reader | None) -> Iterator[tuple[Kind, Case]]:
    """The first sentence for each question, with half of the articles left out."""
    without = left_out(asked)
    kept = {identifier: document for identifier, document in asked.documents.items() if identifier not in without}
    corpus = make_corpus(kept, asked.language)
    right = RightAnswers(corpus)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), kept=1)
        build_snapshot(corpus, encoder, shelf)
        snapshot = shelf.open_current()
        for holdings in (Holdings(snapshot, encoder, reader), _Blind(snapshot, encoder)):
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
    return kind, Case(first.signals_read, right is not None and right.is_right(first.sentence, question))


def _weighing(cases: Sequence[Case], total: float) -> Iterator[Case]:
    """The cases, so weighed that together they count for `total`; by themselves where that is none."""
    for case in cases:
        yield replace(case, weight=total / len(cases)) if total else case


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


if __name__ == "__main__":
    main()
