"""Thresholds: on which side of a stated figure things are."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.answering.computed.thresholds import is_beyond, read_threshold
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from corpus.quantity import Operator, Quantity
from corpus.spans import Span
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: The Orle mill
published: 2024-06-10
---

The Orle mill produced 640 tonnes of rye in 2023. The Orle mill employs more than 30 millers. Its wheel turns for 45% of
the year. The Orle mill sold flour for 2.4 million euros in 2023. The Orle mill is 12 metres high.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without curated facts."""
    folder = write_corpus(tmp_path_factory.mktemp("mill"), {"mill.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("message", "begins"),
    [
        ("Did the Orle mill produce more than 600 tonnes of rye in 2023?", "Yes: 640 tonnes"),
        ("Did the Orle mill produce more than 700 tonnes of rye in 2023?", "No: 640 tonnes"),
        ("Did the Orle mill produce less than 700 tonnes of rye in 2023?", "Yes: 640 tonnes"),
        ("Did flour that the Orle mill sold in 2023 exceed 2 million euros?", "Yes: 2.4 million euros"),
        ("Is the Orle mill higher than 20 metres?", "No: 12 metres"),
        ("Does the wheel of the Orle mill turn for more than half of the year?", "No: 45%"),
    ],
)
def test_what_is_told_lies_on_one_side(message: str, begins: str, mill: Holdings) -> None:
    """The figure that answers the question without its threshold says yes or no to it."""
    assert reply_to(message, mill).text.startswith(begins)


@pytest.mark.parametrize(
    "message",
    [
        "Did the Orle mill produce more than 600 tonnes of rye in 2021?",
        "Did the Tarn mill produce more than 600 tonnes of rye in 2023?",
        "Did the Orle mill produce more than 600 tonnes of barley in 2023?",
        "Did the Orle mill sell flour for more than 2 million dollars in 2023?",
        "Does the Orle mill employ more than 40 millers?",
        "Is the Orle mill wider than 10 metres?",
    ],
)
def test_what_is_not_told_lies_on_none(message: str, mill: Holdings) -> None:
    """Another year, place, thing or currency decides nothing, nor does a bound that reaches over it."""
    assert reply_to(message, mill).kind != "boolean"


def _figure(value: int, operator: Operator = "=", unit: str = "tonne") -> Quantity:
    return Quantity(Span(0, 1), str(value), Decimal(value), str(value), unit=unit, operator=operator)


@pytest.mark.parametrize(
    ("told", "stated", "verdict"),
    [
        (_figure(5), _figure(4, ">"), True),
        (_figure(4), _figure(4, ">"), False),
        (_figure(4), _figure(4, ">="), True),
        (_figure(4), _figure(4, "<="), True),
        (_figure(4), _figure(4, "<"), False),
        (_figure(5), _figure(4, "<="), False),
        (_figure(4, ">"), _figure(4, ">"), True),
        (_figure(4, ">"), _figure(4, "<="), False),
        (_figure(4, ">="), _figure(4, ">"), None),
        (_figure(4, ">"), _figure(5, ">"), None),
        (_figure(4, "<"), _figure(4, ">="), False),
        (_figure(4, "<"), _figure(4, "<"), True),
        (_figure(4, "<"), _figure(3, ">"), None),
        (_figure(4, "~"), _figure(4, ">"), None),
        (_figure(4, "~"), _figure(3, ">"), True),
        (_figure(5, unit="metre"), _figure(4, ">"), None),
    ],
)
def test_bounds_decide_what_they_can(told: Quantity, stated: Quantity, verdict: bool | None) -> None:
    """All that the told figure may be lies on one side, or nothing is said."""
    assert is_beyond(told, stated) is verdict


@pytest.mark.parametrize(
    ("text", "operator", "extent"),
    [
        ("Had it passed the 500 mark in May?", ">", "passed the 500 mark"),
        ("Did it reach 500 tonnes?", ">=", "reach 500 tonnes"),
        ("Were there at least 20 mills?", ">=", "at least 20 mills"),
        ("Did it reach more than 500 tonnes?", ">", "reach more than 500 tonnes"),
    ],
)
def test_a_threshold_is_a_figure_with_its_side(text: str, operator: Operator, extent: str) -> None:
    """The side is told by the figure's own words, or by the verb right before it."""
    threshold = read_threshold(text)
    assert threshold is not None
    assert (threshold.figure.operator, threshold.extent.of(text)) == (operator, extent)


@pytest.mark.parametrize(
    "text",
    [
        "Was it opened in 1994?",
        "Did he miss 15 matches?",
        "Did it fall 7% in May?",
        "Are there 20 mills?",
        "Did it grow from 2 to more than 3?",
    ],
)
def test_a_plain_figure_is_no_threshold(text: str) -> None:
    """Nor is a question of several figures of one."""
    assert read_threshold(text) is None
