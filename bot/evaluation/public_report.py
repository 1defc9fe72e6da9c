"""The report on a public set: each measure of each method, with its confidence interval."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.evaluation.measures import Measure, Numbers, auroc_of, coverage_of, interval, mean_of, risk_curve
from bot.evaluation.off_corpus import SEED, left_out
from bot.evaluation.public_set import PublicSet
from bot.evaluation.public_trial import MethodTrial, Outcome, Refusable
from bot.evaluation.report import MEASURES

Interval = tuple[float, float]
_POINTS = 100
"""How many points of a curve the JSON holds, about."""


@dataclass(frozen=True, slots=True)
class MethodReport:
    """The figures of one method; None where one does not apply."""

    figures: Mapping[str, float | None]
    """By the names in `bot.evaluation.report.MEASURES`; shares from 0 to 1."""
    intervals: Mapping[str, Interval | None]
    """95%, by bootstrap over the questions."""
    beside: Mapping[str, float | None]
    """What is no measure of the contract: see `_beside`."""
    curve: tuple[Sequence[float], Sequence[float]]
    """Shares of questions answered, and of wrong ones among these, from the surest question on."""

    @property
    def risk_points(self) -> Iterator[tuple[float, float]]:
        """Some points of the curve, each a share answered and the share of wrong ones among these."""
        answered, wrong = self.curve
        step = max(1, len(answered) // _POINTS)
        for place in range(len(answered) - 1, -1, -step):
            yield round(answered[place], 4), round(wrong[place], 4)


@dataclass(frozen=True, slots=True)
class PublicReport:
    """What an evaluation on a public set found."""

    set: str
    n: int
    answerable: int
    left_out: tuple[str, ...]
    """The articles that were left out where questions from outside the corpus were asked."""
    methods: Mapping[str, MethodReport]

    def as_json(self) -> Mapping[str, object]:
        """The report as plain data."""
        return {
            "set": self.set,
            "n": self.n,
            "methods": {name: dict(method.figures) for name, method in self.methods.items()},
            "intervals": {name: dict(method.intervals) for name, method in self.methods.items()},
            "answerable": self.answerable,
            "beside": {name: dict(method.beside) for name, method in self.methods.items()},
            "risk": {name: list(method.risk_points) for name, method in self.methods.items()},
            "seed": SEED,
            "left_out": list(self.left_out),
        }


def report_on(asked: PublicSet, trials: Mapping[str, MethodTrial]) -> PublicReport:
    """Count what the methods found."""
    return PublicReport(
        set=asked.name,
        n=len(asked.questions),
        answerable=sum(question.is_answerable for question in asked.questions),
        left_out=tuple(sorted(left_out(asked))),
        methods={name: _method_report(trial) for name, trial in trials.items()},
    )


def render_public(report: PublicReport) -> str:
    """The report as a table: a row a measure, a column a method, then Footnote's interval and its ratio to the best."""
    names = list(report.methods)
    lines = [f"{'':18}" + "".join(f"{name:>10}" for name in names) + f"  {'95%':15} {'of the best':>11}"]
    lines += [_line(measure, report) for measure in MEASURES]
    lines.append(f"{report.n} questions, {report.answerable} of them answerable")
    lines += [f"{name}: {share:.1%}" for name, share in report.methods["footnote"].beside.items() if share is not None]
    return "\n".join(lines)


def _method_report(trial: MethodTrial) -> MethodReport:
    measures = dict(_measures(trial))
    figures = {name: _figure(measures[name][0], measures[name][1]) for name in MEASURES}
    confidence, right = _sentence_outcomes(trial.outcomes)
    covered, wrong = risk_curve(confidence, right)
    return MethodReport(
        figures=figures,
        intervals={name: interval(*measures[name], SEED) if figures[name] is not None else None for name in MEASURES},
        beside=_beside(trial),
        curve=(covered.tolist(), wrong.tolist()),
    )


def _figure(measure: Measure, count: int) -> float | None:
    figure = measure(np.ones(count)) if count else None
    return None if figure is None else round(figure, 4)


def _measures(trial: MethodTrial) -> Iterator[tuple[str, tuple[Measure, int]]]:
    """Each measure with the number of questions that it is taken over."""
    outcomes = trial.outcomes
    for k in (1, 5, 20):
        yield f"passage_recall@{k}", _mean([_within(one.passage_rank, k) for one in outcomes])
    yield "passage_mrr@10", _mean([one.reciprocal_rank for one in outcomes])
    for k in (1, 5):
        yield f"sentence@{k}", _mean([_within(one.sentence_rank, k) for one in outcomes if one.has_sentence])
    yield "span_em", _mean([one.em for one in outcomes if one.em is not None])
    yield "span_f1", _mean([one.f1 for one in outcomes if one.f1 is not None])
    yield "refusal_auroc", _auroc(trial.inside, trial.outside)
    confidence, right = _sentence_outcomes(outcomes)
    for percent in (80, 90):
        yield f"coverage@{percent}", (coverage_of(confidence, right, percent / 100), len(right))


def _beside(trial: MethodTrial) -> Mapping[str, float | None]:
    """How often it answers what it can, what it cannot, and what only sounds as if it could."""
    near, count = _auroc(trial.inside, trial.near_misses)
    kinds: Mapping[str, Sequence[Refusable | Outcome]] = {
        "answerable": trial.outcomes,
        "off-corpus": trial.outside,
        "near-miss": trial.near_misses,
    }
    shares = {f"answered, {kind}": _figure(*_mean([float(one.answered) for one in of])) for kind, of in kinds.items()}
    return {
        **shares,
        "citation precision": _figure(*_mean(list(_cites_right(trial.outcomes)))),
        "wrong among the answered, where half are off-corpus": _figure(*_mean(_wrong_with_off_corpus(trial))),
        "refusal_auroc, near-miss": _figure(near, count) if trial.near_misses else None,
    }


def _cites_right(outcomes: Sequence[Outcome]) -> Iterator[float]:
    """Of what is answered, and one sentence can answer: whether the first footnote quotes one that does."""
    cited = (one.cites_right for one in outcomes if one.answered and one.has_sentence)
    return (float(right) for right in cited if right is not None)


def _wrong_with_off_corpus(trial: MethodTrial) -> Sequence[float]:
    """Whether each answer is wrong, where every question that can be answered has one beside it that cannot be.

    This is what ``TARGET_ERROR`` steers.
    """
    inside, outside = list(_cites_right(trial.inside)), [one for one in trial.outside if one.answered]
    return [*(1 - right for right in inside), *(1.0 for _ in outside)] if inside else []


def _within(rank: int | None, k: int) -> float:
    return float(rank is not None and rank <= k)


def _mean(values: Sequence[float]) -> tuple[Measure, int]:
    return mean_of(np.array(values, dtype=float)), len(values)


def _auroc(answerable: Sequence[Refusable | Outcome], not_answerable: Sequence[Refusable]) -> tuple[Measure, int]:
    scores = np.array([one.confidence for one in (*answerable, *not_answerable)])
    positive = np.arange(len(scores)) < len(answerable)
    return auroc_of(scores, positive), len(scores)


def _sentence_outcomes(outcomes: Sequence[Outcome]) -> tuple[Numbers, Numbers]:
    """How sure each question's first sentence was, and whether it was right."""
    of_sentences = [one for one in outcomes if one.has_sentence]
    confidence = np.array([one.confidence for one in of_sentences])
    return confidence, np.array([_within(one.sentence_rank, 1) for one in of_sentences])


def _line(measure: str, report: PublicReport) -> str:
    figures = {name: method.figures[measure] for name, method in report.methods.items()}
    own = figures["footnote"]
    others = [figure for name, figure in figures.items() if name in {"dense", "bm25"} and figure]
    low_high = report.methods["footnote"].intervals[measure]
    written = "".join(f"{'-' if figure is None else f'{figure:.3f}':>10}" for figure in figures.values())
    within = f"{low_high[0]:.3f} to {low_high[1]:.3f}" if low_high else ""
    share = f"{own / max(others):11.3f}" if own is not None and others else ""
    return f"{measure:18}{written}  {within:15} {share}".rstrip()
