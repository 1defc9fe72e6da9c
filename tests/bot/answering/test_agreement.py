"""Agreement: how far a candidate speaks of what the question speaks of, and when its period is the asked one."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answering.agreed.agreement import Yardstick, agree, how_far_met, own_or_inherited, periods_agree
from bot.answering.asked.question import Need
from corpus.period import Period, Shape


def _years(first: int | None, last: int | None, shape: Shape = "flow") -> Period:
    return Period(date(first, 1, 1) if first else None, date(last, 12, 31) if last else None, shape)


Y2021, Y2022, Y2023 = (_years(year, year) for year in (2021, 2022, 2023))
NOWHEN = Period(None, None)


@pytest.mark.parametrize(
    ("asked", "held", "fit"),
    [
        ([], [], "open"),
        ([], [Y2022], "open"),
        ([NOWHEN], [Y2022], "open"),
        ([Y2022], [], "unstated"),
        ([Y2022], [NOWHEN], "unstated"),
        ([Y2022], [Y2022], "same"),
        ([Y2022], [Y2021], "conflict"),
        ([Y2022], [_years(2021, 2024)], "conflict"),
        ([_years(2021, 2024)], [Y2022], "within"),
        ([Y2022], [Y2021, Y2022], "same"),
        ([Y2021, Y2023], [Y2023], "same"),
        ([Y2021, Y2023], [Y2022], "conflict"),
        ([Y2022], [_years(2022, 2022, "as_of")], "same"),
        ([Y2022], [_years(None, 2022, "deadline")], "same"),
        ([_years(None, 2022, "deadline")], [Y2022], "same"),
        ([Y2022], [_years(None, 2023, "deadline")], "conflict"),
        ([Y2022], [_years(2022, None, "since")], "within"),
        ([Y2022], [_years(2021, None, "since")], "conflict"),
        ([_years(2021, None, "since")], [Y2022], "within"),
        ([_years(2021, None, "since")], [_years(2020, 2020)], "conflict"),
    ],
)
def test_periods_agree_as_days_do(asked: list[Period], held: list[Period], fit: str) -> None:
    """The same days, or days within the asked ones; a longer period is no answer for a shorter one."""
    assert periods_agree(asked, held) == fit


@pytest.mark.parametrize(
    ("own", "inherited", "fit"),
    [
        ([Y2022], [Y2021], "same"),
        ([], [Y2022], "inherited"),
        ([Y2021], [Y2022], "inherited"),
        ([], [Y2021], "conflict"),
        ([Y2021], [], "conflict"),
        ([], [], "unstated"),
    ],
)
def test_an_inherited_period_stands_in_for_one_of_its_own(own: list[Period], inherited: list[Period], fit: str) -> None:
    """What stands before a sentence dates it where it does not date itself; another year there refuses, too."""
    assert own_or_inherited([Y2022], own, inherited) == fit


def test_a_half_year_is_within_its_year_and_the_year_is_no_answer_for_it() -> None:
    """Which of the two is asked for makes the difference."""
    half = Period(date(2022, 1, 1), date(2022, 6, 30))
    assert periods_agree([Y2022], [half]) == "within"
    assert periods_agree([half], [Y2022]) == "conflict"


def _stretches(chance: random.Random) -> Iterator[tuple[Period, Period]]:
    day = date(2020, 1, 1)
    for _ in range(2_000):
        firsts = [day + timedelta(days=chance.randrange(30)) for _ in range(2)]
        asked, held = (Period(first, first + timedelta(days=chance.randrange(20))) for first in firsts)
        yield asked, held
        yield Period(firsts[0], firsts[0] + timedelta(days=365)), held


def test_plain_stretches_agree_by_their_days_alone() -> None:
    """Of flows with both ends equal ones are the same; a part of a year is within, and so is one day of a month; all
    else is a conflict.
    """
    met = set()
    for asked, held in _stretches(random.Random(17)):
        assert asked.start
        assert asked.end
        assert held.start
        assert held.end
        fit = periods_agree([asked], [held])
        days = (asked.end - asked.start).days
        may_lie_within = days > 360 or (held.start == held.end and days < 31)
        covered = asked.start <= held.start and held.end <= asked.end and may_lie_within
        is_same = (asked.start, asked.end) == (held.start, held.end)
        assert fit == ("same" if is_same else "within" if covered else "conflict")
        met.add(fit)
    assert met == {"same", "within", "conflict"}


def test_more_of_what_is_held_never_unsays_an_agreement() -> None:
    """Another period beside one that agrees changes nothing, and the order of them neither."""
    worth = {"same": 3, "within": 2, "conflict": 1}
    pairs = list(_stretches(random.Random(19)))[:400]
    for (asked, held), (_, other) in zip(pairs, reversed(pairs), strict=True):
        alone, both = periods_agree([asked], [held]), periods_agree([asked], [held, other])
        assert worth[both] >= worth[alone]
        assert both == periods_agree([asked], [other, held])


def _need(*ways: str, weight: float = 1.0, is_name: bool = False) -> Need:
    return Need(
        ways[0], {frozenset(way.split()): 1.0 - number / 10 for number, way in enumerate(ways)}, weight, is_name
    )


def test_a_need_is_met_by_the_best_of_its_ways() -> None:
    """Each way is as strong as its weakest word; nothing meets what nothing speaks of."""
    need = _need("size", "big scale")
    assert how_far_met(need, {"size": 1.0}) == 1.0
    assert how_far_met(need, {"size": 0.4, "big": 1.0, "scale": 1.0}) == 0.9
    assert how_far_met(need, {"big": 1.0, "scale": 0.5}) == pytest.approx(0.45)
    assert how_far_met(need, {"big": 1.0}) == 0.0
    assert how_far_met(need, {}) == 0.0
    assert how_far_met(Need("x", {}, 1.0), {"x": 1.0}) == 0.0


def test_a_phrase_may_be_met_in_part_and_a_name_may_not() -> None:
    """Half of "gross output" is something; half of a proper name is somebody else."""
    phrase, name = _need("gross output"), _need("ada kerr", is_name=True)
    assert 0 < how_far_met(phrase, {"output": 1.0}) < how_far_met(phrase, {"output": 1.0, "gross": 1.0}) == 1.0
    assert how_far_met(name, {"kerr": 1.0}) == 0.0


def _strengths(chance: random.Random) -> dict[str, float]:
    return {word: round(chance.random(), 2) for word in "abcdefgh" if chance.random() < 0.6}


def _needs(chance: random.Random) -> list[Need]:
    words = "abcdefgh"
    return [
        _need(
            *(" ".join(chance.sample(words, chance.randint(1, 3))) for _ in range(chance.randint(1, 3))),
            weight=round(chance.random(), 2),
            is_name=chance.random() < 0.3,
        )
        for _ in range(chance.randint(0, 5))
    ]


def test_agreement_grows_with_what_is_said() -> None:
    """Shares lie from 0 to 1, and a candidate that says more never agrees less."""
    chance = random.Random(23)
    for _ in range(1_000):
        needs, strengths = _needs(chance), _strengths(chance)
        agreement = agree(needs, strengths, "open")
        assert 0 <= agreement.coverage <= 1 + 1e-9
        assert 0 <= agreement.coverage_but_names <= 1 + 1e-9
        more = agree(needs, {word: min(1.0, strengths.get(word, 0.0) + 0.2) for word in "abcdefgh"}, "open")
        assert more.coverage >= agreement.coverage - 1e-9
        assert set(map(id, more.missing)) <= set(map(id, agreement.missing))


def test_a_yardstick_measures_what_each_need_does_alone() -> None:
    """Many candidates held against needs at once agree as far as each need by itself is met, to the last bit."""
    chance = random.Random(31)
    for _ in range(100):
        needs = _needs(chance)
        yardstick = Yardstick(needs)
        for _ in range(10):
            strengths = _strengths(chance)
            alone = [how_far_met(need, strengths) for need in needs]
            met = sum((need.weight * far for need, far in zip(needs, alone, strict=True)), 0.0)
            total = sum((need.weight for need in needs), 0.0)
            assert yardstick.agree(strengths, "open").coverage == (met / total if total else 0.0)
            assert yardstick.agree(strengths, "open") == agree(needs, strengths, "open")


def test_what_is_missing_is_named_the_heaviest_first() -> None:
    """A refusal speaks of the weightiest thing that is missing; the names among it are told apart."""
    chance = random.Random(29)
    for _ in range(500):
        needs = _needs(chance)
        agreement = agree(needs, _strengths(chance), "open")
        weights = [need.weight for need in agreement.missing]
        assert weights == sorted(weights, reverse=True)
        assert agreement.missing_names == tuple(need for need in agreement.missing if need.is_name)
        assert all(need in needs for need in agreement.missing)


def test_a_name_must_stand_nearer_than_a_word() -> None:
    """What stands only beside the sentence meets a word, and leaves a name missing."""
    strengths = {"kerr": 0.5}
    assert not agree([_need("kerr")], strengths, "open").missing
    assert agree([_need("kerr", is_name=True)], strengths, "open").missing_names


def test_all_met_is_whole_and_none_met_is_nothing() -> None:
    """The share is weighted; a name that is missing does not count against the rest."""
    needs = [_need("a", weight=0.5), _need("b", weight=1.5), replace(_need("c"), is_name=True)]
    assert agree(needs, {"a": 1.0, "b": 1.0, "c": 1.0}, "same").coverage == 1.0
    assert agree(needs, {}, "same").coverage == 0.0
    without = agree(needs, {"a": 1.0, "b": 1.0}, "same")
    assert without.coverage == pytest.approx(2 / 3)
    assert without.coverage_but_names == 1.0
    assert agree([], {"a": 1.0}, "open").coverage == 0.0


def test_an_attribute_is_told_by_the_evidence_itself() -> None:
    """What narrows a question to its own kind is not met by a word like it in the heading, nor by the next sentence."""
    ways = {frozenset({"popul"}): 1.0, frozenset({"peopl"}): 0.9}
    need = Need("population", ways, 0.8, is_constraint=True)
    heading, beside, own = {"peopl": 0.75}, {"popul": 0.5}, {"peopl": 1.0}
    assert [bool(agree([need], words, "open").missing) for words in (heading, beside, own)] == [True, True, False]
    plain = Need("population", ways, 0.8)
    assert not agree([plain], beside, "open").missing


@pytest.mark.parametrize(
    ("met", "how_far"), [({"size": 1.0}, 1.0), ({"scale": 1.0}, 0.9), ({"scale": 1.0, "size": 0.5}, 0.9)]
)
def test_the_best_way_counts_whichever_stands_first(met: dict[str, float], how_far: float) -> None:
    """A need is met as far as its best way is, however its ways are ordered and however weakly another one is there."""
    ways = {frozenset({"scale"}): 0.9, frozenset({"size"}): 1.0}
    assert how_far_met(Need("size", ways, 1.0), met) == how_far
    assert how_far_met(Need("size", dict(reversed(ways.items())), 1.0), met) == how_far
