"""Computations: exact, honest about bounds, and shown with no more digits than the figures carry."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

from bot.answering.said.saying import say
from bot.answering.workings.computation import Computation, Means
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span

_BY_HAND: Mapping[Means, Callable[[Sequence[Fraction], int], Fraction]] = {
    "difference": lambda given, _: given[0] - given[1],
    "growth": lambda given, _: 100 * (given[0] - given[1]) / given[1],
    "share": lambda given, _: 100 * given[0] / given[1],
    "ratio": lambda given, _: given[0] / given[1],
    "quotient": lambda given, _: given[0] / given[1],
    "sum": lambda given, _: sum(given, Fraction()),
    "average": lambda given, _: sum(given, Fraction()) / len(given),
    "whole": lambda given, _: given[0] * 100 / given[1],
    "part": lambda given, _: given[0] * given[1] / 100,
}


def _figure(chance: random.Random, operator: str = "=") -> Quantity:
    digits = f"{chance.randint(1, 999_999)}" + (f".{chance.randint(1, 999):03}" if chance.random() < 0.5 else "")
    scale = chance.choice((1, 1, 1_000_000, 1_000_000_000))
    word = {1: "", 1_000_000: " million", 1_000_000_000: " billion"}[scale]
    surface = f"{digits}{word} yuan"
    return Quantity(
        Span(0, len(surface)),
        surface,
        Decimal(digits) * scale,
        digits,
        scale,
        "CNY",
        operator,  # type: ignore[arg-type]
    )


def _figures(means: Means, chance: random.Random) -> tuple[Quantity, ...]:
    count = chance.randint(2, 5) if means in {"sum", "average"} else 2
    figures = tuple(_figure(chance) for _ in range(count))
    return tuple(sorted(figures, key=lambda figure: figure.value)) if means == "share" else figures


def test_every_means_is_what_it_is_by_hand() -> None:
    """The outcome of random figures equals the same sum in fractions, to the last digit."""
    chance = random.Random(11)
    assert set(_BY_HAND) | {"compound"} == set(get_args(Means))
    for _ in range(3_000):
        means = chance.choice(list(_BY_HAND))
        figures = _figures(means, chance)
        outcome = Computation(means, figures).outcome
        assert outcome is not None
        assert outcome.value == _BY_HAND[means]([Fraction(figure.value) for figure in figures], 0), (means, figures)
        assert outcome.operator == "="


def test_a_growth_a_year_leads_from_the_first_figure_to_the_last() -> None:
    """Grown so many times, the earlier figure is the later one, to thirty digits."""
    chance = random.Random(12)
    for _ in range(500):
        later, earlier, years = _figure(chance), _figure(chance), chance.randint(1, 30)
        outcome = Computation("compound", (later, earlier), years).outcome
        assert outcome is not None
        grown = Fraction(earlier.value) * (1 + outcome.value / 100) ** years
        assert abs(grown / Fraction(later.value) - 1) < Fraction(1, 10**30)


def test_what_is_said_is_the_outcome_rounded_and_says_so() -> None:
    """The figure that is shown lies half a unit of its last digit from the outcome at most; where it lies there at all,
    it is "about"; and it has no more decimals than the figures where it is a sum or a difference.
    """
    chance, rounded = random.Random(13), 0
    for _ in range(3_000):
        means = chance.choice(list(_BY_HAND))
        figures = _figures(means, chance)
        computation = Computation(means, figures)
        said, outcome = say(computation, "en"), computation.outcome
        assert said
        assert outcome
        shown = re.search(r"[=≈] (−?)([\d,]+(?:\.\d+)?)( million| billion| trillion)?", said.working)
        assert shown, said
        scale = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}[shown[3] or ""]
        value = Fraction(shown[2].replace(",", "")) * scale * (-1 if shown[1] else 1)
        unit = Fraction(1, 10 ** len(shown[2].partition(".")[2])) * scale
        assert abs(value - outcome.value) <= unit / 2, (said, outcome)
        is_about = "about" in said.value.casefold()
        assert is_about == (value != outcome.value) == ("≈" in said.working), (said, outcome)
        rounded += is_about
        if means in {"sum", "difference"}:
            assert not is_about
    assert 1_000 < rounded < 2_800


@pytest.mark.parametrize(
    ("means", "one", "other", "wanted"),
    [
        ("difference", "more than one trillion yuan", "500.566 billion yuan", "More than 499.434 billion yuan"),
        ("difference", "1,000 visitors", "more than 400 visitors", "Less than 600 visitors"),
        ("sum", "at least 10 million euros", "5 million euros", "At least 15 million euros"),
        ("growth", "over 10 billion yuan", "5 billion yuan", "Up more than 100.0%"),
        ("ratio", "12 kilometres", "less than 4 kilometres", "More than 3 times"),
        ("sum", "some 640,000 people", "2,000 people", "About 642,000 people"),
    ],
)
def test_a_bound_is_carried_through(means: Means, one: str, other: str, wanted: str) -> None:
    """What is computed from a bound is a bound, in the direction that the arithmetic gives it."""
    figures = (read_quantities(one)[0], read_quantities(other)[0])
    said = say(Computation(means, figures), "en")
    assert said
    assert said.value == wanted


@pytest.mark.parametrize(
    ("means", "one", "other"),
    [
        ("difference", "more than 5 yuan", "more than 3 yuan"),
        ("sum", "more than 5 yuan", "less than 3 yuan"),
        ("growth", "5 yuan", "0 yuan"),
        ("share", "5 yuan", "3 yuan"),
        ("ratio", "5 yuan", "0 yuan"),
    ],
)
def test_what_has_no_result_says_none(means: Means, one: str, other: str) -> None:
    """Two bounds that pull apart, a growth from nothing, a part larger than its whole: there is no figure to say."""
    figures = (read_quantities(one)[0], read_quantities(other)[0])
    computation = Computation(means, figures)
    assert computation.outcome is None
    assert say(computation, "en") is None


@pytest.mark.parametrize(
    ("means", "figures", "english", "chinese", "working"),
    [
        ("difference", ("984.702 billion yuan", "761.714 billion yuan"), "222.988 billion yuan",
         "2229.88亿元（222.988 billion yuan）", "984.702 − 761.714 = 222.988 billion yuan"),
        ("sum", ("£2.4 million", "£650,000"), "£3.05 million", "305万英镑（£3.05 million）",
         "£2.4 million + £650,000 = £3.05 million"),
        ("quotient", ("238.372 billion yuan", "1,494 events"), "About 160 million yuan",
         "约1.6亿元（160 million yuan）", "238.372 billion yuan ÷ 1,494 events ≈ 160 million yuan"),
        ("difference", ("40.7%", "21.5%"), "19.2 percentage points", "19.2个百分点",
         "40.7% − 21.5% = 19.2 percentage points"),
        ("ratio", ("412 kilometres", "138 kilometres"), "About 2.99 times", "约2.99倍", "412 ÷ 138 ≈ 2.99 times"),
        ("sum", ("7 new drugs", "15 medical devices"), "22", "22", "7 + 15 = 22"),
    ],
)  # fmt: skip
def test_a_computation_is_said_in_the_readers_words(
    means: Means, figures: Sequence[str], english: str, chinese: str, working: str
) -> None:
    """Money keeps its scale and currency, percentages differ by points, and what is counted apart is a bare number."""
    computation = Computation(means, tuple(read_quantities(figure)[0] for figure in figures))
    for language, wanted in (("en", english), ("zh", chinese)):
        said = say(computation, language)
        assert said
        assert (said.value, said.working) == (wanted, working)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("41 miles", "40 miles", "1 mile"),
        ("61 miles per hour", "60 miles per hour", "1 mile per hour"),
        ("5 square miles", "4 square miles", "1 square mile"),
        ("13 people", "12 people", "1 person"),
        ("41%", "40%", "1 percentage point"),
        ("3 million dollars", "2 million dollars", "1 million dollars"),
        ("43 miles", "40 miles", "3 miles"),
    ],
)
def test_one_of_something_is_said_in_the_singular(one: str, other: str, wanted: str) -> None:
    """Whatever its unit; of a million there are several."""
    said = say(Computation("difference", (read_quantities(one)[0], read_quantities(other)[0])), "en")
    assert said
    assert said.value == wanted


@pytest.mark.parametrize(("asked", "wanted"), [("rise", "Not a rise but a fall: about 18.5%"), ("fall", "About 18.5%")])
def test_a_result_that_goes_the_other_way_is_said_to(asked: str, wanted: str) -> None:
    """Who asks by how much a thing rose that fell is told so."""
    figures = (read_quantities("2,780 salmon")[0], read_quantities("3,410 salmon")[0])
    said = say(Computation("growth", figures, asked=asked), "en")  # type: ignore[arg-type]
    assert said
    assert said.value == wanted
