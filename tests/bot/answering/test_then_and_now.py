"""What is told now and what was before, what was done and what was not, and what is left for the last one."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: Tarnmouth Ferries carries more cars
published: 2025-03-10
---

The pre-tax profit of Tarnmouth Ferries fell by 9% to 41 million crowns. Cars made up 34% of its traffic, up from
29% in the previous year. The line owns 18 ferries, 2 fewer than a year ago, and plans to sell another 5. It is the
second largest line on the coast. The sale of the Heron was abandoned in May. Some 8,200 passengers started on the
first cruise, 600 more than in 2024. The new pier cost 70 million crowns; the county paid 60% of it, the port 25%
and the line the rest.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts."""
    folder = write_corpus(tmp_path_factory.mktemp("line"), {"line.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


def _first_line(question: str, holdings: Holdings) -> str:
    return reply_to(question, holdings).text.partition("[1]")[0]


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("What share of the traffic did cars make up in the previous year?", "29%", "34%"),
        ("What share of the traffic do cars make up?", "34%", "29%"),
        ("How many ferries does the line plan to sell?", "5", "18"),
    ],
)
def test_each_figure_has_its_own_time_and_deed(question: str, told: str, other: str, ferries: Holdings) -> None:
    """Of a figure of now and one of before the asked time's is told, and what is planned is not what there is."""
    line = _first_line(question, ferries)
    assert told in line
    assert other not in line


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries did the line own a year ago?",
        "How many passengers started on the first cruise in 2024?",
        "When was the sale of the Heron completed?",
        "What was the net profit of Tarnmouth Ferries?",
        "How many passengers did not start on the first cruise?",
    ],
)
def test_what_is_only_told_of_another_is_refused(question: str, ferries: Holdings) -> None:
    """A time that a figure is held against, the opposite of a deed, and another kind of profit have no figure here."""
    assert reply_to(question, ferries).abstained


def test_the_second_is_not_the_first(ferries: Holdings) -> None:
    """What is the second largest is not the largest."""
    assert reply_to("Is Tarnmouth Ferries the largest line on the coast?", ferries).text.startswith("No")


def test_who_has_the_rest_is_told_no_figure_of_another(ferries: Holdings) -> None:
    """Who pays what the others leave pays none of their shares: the sentence itself answers."""
    reply = reply_to("What share of the new pier did the line pay?", ferries)
    assert "60%" not in reply.text.partition("the county")[0]
    assert reply.abstained or "the rest" in reply.text
