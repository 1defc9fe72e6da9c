"""Laws of calibration: what the judge's weights are fitted to."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.agreed.judge import KINDS, Judge, default_calibration, parse_calibration
from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from bot.evaluation.calibrate import Case, as_yaml, calibrate, collect, fit, risk_of
from bot.evaluation.gold import GoldQuestion
from tests.bot.answering.town import hold, write_town
from tests.fakes_index import CueReader

_QUESTIONS = [
    GoldQuestion(
        id="1", question="How many seats has the reading room?", expect="answer", kind="count", answers=(("46",),)
    ),
    GoldQuestion(id="2", question="Who built the Osprey?", expect="refuse", kind="wrong_product"),
    GoldQuestion(
        id="3", question="Did the ferries carry more passengers in 2022 or in 2023?", expect="answer", kind="computed",
        answers=(("2023",),),
    ),
    GoldQuestion(
        id="4", question="For what was the coast road closed?", expect="answer", kind="entity", answers=(("repairs",),)
    ),
]  # fmt: skip


@pytest.fixture(scope="module", name="read_town")
def _read_town(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The town without its curated facts, and with a reader."""
    folder: Path = tmp_path_factory.mktemp("town")
    bare = write_town(folder / "corpus") / "articles"
    unread = hold(bare, folder / "index")
    return Holdings(unread.snapshot, unread.encoder, CueReader({"closed for": "repairs"}))


def test_what_is_read_is_fitted_to_what_the_reader_says(read_town: Holdings) -> None:
    """A case of a sentence that was read has the reader's signals; what asks again in parts is recorded as well."""

    def ask(question: GoldQuestion, judge: Judge) -> Reply:
        return reply_to(question.question, read_town, judge=judge)

    cases = collect(_QUESTIONS, ask)
    assert cases["read"]
    assert all(case.signals.keys() >= {"reading", "search", "kind"} for case in cases["read"])


def test_a_kind_without_cases_keeps_its_weights() -> None:
    """Whoever fits without a reader loses nothing that was fitted with one."""
    present = default_calibration()
    assert calibrate({kind: [] for kind in KINDS}, present) == present


def _case(signal: float, *, right: bool) -> Case:
    return Case({"bias": 1.0, "signal": signal}, right)


def test_what_is_written_is_read_again() -> None:
    """A calibration comes back from its file as it was, weights and curves."""
    cases = [_case(number % 7, right=number % 7 > number % 3) for number in range(60)]
    fitted = calibrate({"fact": cases, "sentence": [], "read": []}, default_calibration())
    assert parse_calibration(as_yaml(fitted, "Fitted to\nsixty cases.")) == fitted


@pytest.mark.parametrize("text", ["", "[]", "weights: {}", "weights: {fact: 1}\ncurves: {}", "{"])
def test_what_is_no_calibration_is_said_to_be_none(text: str) -> None:
    """Whatever else a file holds is an error of one sentence."""
    with pytest.raises(ValueError, match="weights and curves"):
        parse_calibration(text)


def test_risk_never_falls_on_the_way_down() -> None:
    """From the surest answer on, the lower the limit, the more is answered and the more of it is wrong."""
    cases = [_case(number, right=number % 5 > 0) for number in range(40)]
    curve = risk_of(cases, {"bias": -3.0, "signal": 0.2})
    assert [point.limit for point in curve] == sorted((point.limit for point in curve), reverse=True)
    assert [point.answered for point in curve] == sorted(point.answered for point in curve)
    assert [point.wrong for point in curve] == sorted(point.wrong for point in curve)
    assert curve[-1].answered == 1
    assert curve[-1].wrong == pytest.approx(0.2)


def test_the_weights_follow_what_was_right() -> None:
    """A signal of right answers gets a positive weight, one of wrong ones a negative one; a case may count twice."""
    right = [_case(1, right=True), _case(0, right=False)] * 20
    turned = [replace(case, right=not case.right) for case in right]
    assert fit(right, {})["signal"] > 1 > -1 > fit(turned, {})["signal"]
    assert fit([replace(case, weight=2.0) for case in right], {}) == fit([*right, *right], {})


def test_no_signal_says_what_it_cannot_mean() -> None:
    """What is missing never speaks for an answer, nor likeness against one: the fit leaves such a signal out."""
    right = [_case(1, right=True), _case(0, right=False)] * 20
    told = [
        {"search": 0.0, "missing_anywhere": 1.0} if case.right else {"search": 1.0, "missing_anywhere": 0.0}
        for case in right
    ]
    fitted = fit([replace(case, signals={**case.signals, **more}) for case, more in zip(right, told, strict=True)], {})
    assert fitted == {**fit(right, {}), "missing_anywhere": 0.0, "search": 0.0}


def test_few_questions_move_the_weights_a_little() -> None:
    """Two answers leave the weights near to what they were, two hundred take them to where they belong."""
    wrong = [_case(1, right=False), _case(0, right=True)]
    near = {"bias": 0.0, "signal": 3.0}
    assert fit(wrong, near)["signal"] > 0 > fit(wrong * 100, near)["signal"]
