"""Fits the judge that the package comes with, and draws the curve that TARGET_ERROR is looked up in.

    .venv/bin/python -m bench.calibrating --data DIR --without qed-dev.jsonlines --untaught xquad.en.json --write FILE

DIR holds the questions that the reader was taught on, as `bench.reader` reads them. Asked are those of
``qed_train.jsonl`` (QED: Lamm et al. 2021) and ``squad_train_part.jsonl`` (part of SQuAD's training set: Rajpurkar et
al. 2016), with the reader only where it was taught on none of their paragraphs, and the two articles that were kept
aside while it learnt; `bench.public_cases` says how. The questions of ``corpus/questions`` are asked, too. No article
that QED's other part has, which measures, is among them. With ``--kinds read`` the other kinds stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.command import parser_of
from bench.public_cases import draw, public_cases
from bench.reader.asked import Asked, read_asked, read_squad
from bench.reader.course import COURSES, read_course
from bench.reader.mix import gather_mix
from bot.answering.agreed.judge import KINDS, Calibration, Kind, Signals, default_calibration
from bot.app import make_indexer
from bot.commands.own_cases import own_cases
from bot.commands.shared import read_settings
from bot.evaluation.calibrate import Case, as_yaml, fit, risk_of
from bot.evaluation.gold import read_gold
from bot.evaluation.public_set import PublicSet
from bot.evaluation.qed import read_qed
from bot.evaluation.risk_plot import Curve, draw_risk
from bot.places import places_of

Cases = Mapping[Kind, Sequence[Case]]
_SEARCHES, _TAUGHT_ON = "qed_train.jsonl", "squad_train_part.jsonl"
_QUESTIONS = 900
"""How many of each set are taken, with their paragraphs."""
_SHARE = 0.5
"""What public questions count for together, beside the corpus's own as 1: these ask as readers of a library do."""
_LIGHTLY = 0.02
"""What a question of one's own counts for where it is to move nothing but the bias."""
_HEAD = """\
When to trust an answer: weights of signals, and what was wrong from each probability on as [limit, wrong, answered].
Fitted by `python -m bench.calibrating` to parts of QED's and SQuAD's training sets (both CC BY-SA) and to
corpus/questions."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect, fit, write and draw."""
    parser = parser_of("bench.calibrating", __doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of questions to train on")
    parser.add_argument("--without", type=Path, required=True, help="QED's part to measure on, whose articles stay out")
    parser.add_argument("--untaught", type=Path, required=True, help="SQuAD file that was kept out of what was taught")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="what is fitted; the rest stays")
    parser.add_argument("--write", type=Path, required=True, help="the calibration")
    parser.add_argument("--plot", type=Path, help="draw the curves there (SVG)")
    options = parser.parse_args(arguments)
    own, public = own_of_the_corpus(), of_public_sets(options.data, options.without, options.untaught)
    calibration = calibrated(own, public, options.kinds)
    options.write.write_text(as_yaml(calibration, _HEAD), encoding="utf-8")
    if options.plot:
        curves: Mapping[str, Curve] = {
            kind: ([point.answered for point in curve], [point.wrong for point in curve])
            for kind, curve in calibration.curves.items()
        }
        options.plot.write_text(draw_risk("Risk by coverage, by what the answer rests on", curves), encoding="utf-8")


def own_of_the_corpus() -> Cases:
    """The cases of the corpus's own questions."""
    settings = read_settings()
    places = places_of(settings)
    return own_cases(read_gold(places.corpus / "questions").questions, settings, places)


def of_public_sets(data: Path, without: Path, untaught: Path) -> Cases:
    """The cases of the public sets."""
    settings = read_settings()
    indexer = make_indexer(settings, places_of(settings))
    cases: dict[Kind, list[Case]] = {kind: [] for kind in KINDS}
    for asked, is_taught in public_sets(data, without, untaught):
        readers = (None,) if is_taught else (None, indexer.reader)
        for kind, case in public_cases(asked, indexer.encoder, readers):
            cases[kind].append(case)
    return cases


def public_sets(data: Path, without: Path, untaught: Path) -> Iterator[tuple[PublicSet, bool]]:
    """The public sets, and whether the reader was taught on their paragraphs: it is surer of these than of others."""
    measured = frozenset(document.title for document in read_qed(without).documents.values())
    left_out = {asked.context for asked in read_squad(untaught)}
    mixes = [gather_mix(data, read_course(name), left_out) for name in COURSES]
    taught = frozenset(asked.context for mix in mixes for asked in mix.examples)

    def is_free(asked: Asked) -> bool:
        return asked.title not in measured and asked.context not in taught

    yield draw(list(filter(is_free, read_asked(data / _SEARCHES))), _SEARCHES, _QUESTIONS), False
    yield draw(mixes[0].kept_aside, "kept aside", _QUESTIONS), False
    yield draw(read_asked(data / _TAUGHT_ON), _TAUGHT_ON, _QUESTIONS), True


def calibrated(own: Cases, public: Cases, kinds: Sequence[Kind]) -> Calibration:
    """The calibration that the cases give; of other kinds than these, the present one."""
    present = default_calibration()
    weights, curves = dict(present.weights), dict(present.curves)
    for kind in kinds:
        together = [*own[kind], *_weighing(public[kind], _SHARE * len(own[kind]))]
        weights[kind] = _told(own[kind], public[kind]) if kind == "read" else fit(together, {})
        curves[kind] = risk_of(together, weights[kind])
    return Calibration(weights, curves)


def _told(own: Sequence[Case], public: Sequence[Case]) -> Signals:
    """How sure an answer is told to be, which lets none through and stops none: what tells is learnt on public texts.

    But half of the public questions are asked of articles that were left out, and readers of a library ask others: how
    sure it is on the whole is learnt on one's own.
    """
    return fit([replace(case, weight=_LIGHTLY) for case in own], near=fit(public, {}))


def _weighing(cases: Sequence[Case], total: float) -> Iterator[Case]:
    """The cases, so weighed that together they count for `total`; by themselves where that is none."""
    scale = total / sum(case.weight for case in cases) if cases and total else 1.0
    return (replace(case, weight=scale * case.weight) for case in cases)


if __name__ == "__main__":
    main()
