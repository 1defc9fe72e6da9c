"""Reports: the time that an article opens with holds for what it goes on to tell."""

from pathlib import Path

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

REPORT = """\
---
title: Harl Tannery has its best year
published: 2024-03-12
---

Harl Tannery made a profit of 3.4 million euros in 2023, after a loss of 1.1 million euros in 2022.

## Sales and output

Revenue rose by 20% to 24 million euros, from 20 million euros a year earlier. Repairs cost 0.6 million euros.

## Energy

The 12 kilns burnt 4,100 tonnes of wood in 2023, enough for a small town; in 2022 it had been 3,900 tonnes.
The tannery employs 64 people.
"""


@pytest.fixture(scope="module")
def tannery(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """A yearly report without curated facts."""
    folder = write_corpus(tmp_path_factory.mktemp("tannery"), {"tannery.md": REPORT}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("message", "begins"),
    [
        ("What was the revenue of Harl Tannery in 2023?", "24 million euros"),
        ("What was the revenue of Harl Tannery in 2022?", "20 million euros"),
        ("By how much did revenue rise in 2023?", "4 million euros"),
        ("How much did repairs cost in 2023?", "0.6 million euros"),
    ],
)
def test_what_a_report_leaves_undated_is_of_the_time_that_it_reports_on(
    message: str, begins: str, tannery: Holdings
) -> None:
    """A figure of a past sentence without a time is of the year of the lead, and "a year earlier" of the one before."""
    assert reply_to(message, tannery).text.startswith(begins)


@pytest.mark.parametrize("year", [2021, 2024])
def test_no_other_time_is_answered_from_a_report(year: int, tannery: Holdings) -> None:
    """A year that neither the lead nor "a year earlier" means has no answer."""
    assert reply_to(f"What was the revenue of Harl Tannery in {year}?", tannery).kind == "refusal"


@pytest.mark.parametrize(("year", "tonnes"), [(2022, "3,900"), (2023, "4,100")])
def test_of_two_years_in_a_sentence_each_has_its_own_figure(year: int, tonnes: str, tannery: Holdings) -> None:
    """What a reader proposes is held to the asked year, as all else is."""
    assert reply_to(f"How much wood did the 12 kilns burn in {year}?", tannery).text.startswith(f"{tonnes} tonnes")


@pytest.mark.parametrize(
    "message",
    ["When was zelatinib sold?", "How much did wharfage cost in 2023?", "Did smelters strike in 2023?"],
)
def test_what_a_question_says_something_of_must_be_known(message: str, tannery: Holdings) -> None:
    """A noun behind the auxiliary that the articles do not have stands for no other: no answer."""
    vocabulary = tannery.vocabulary
    assert any(need.weight == 1 and not need.is_known for need in parse_question(message, vocabulary).needs)
    assert reply_to(message, tannery).kind == "refusal"
