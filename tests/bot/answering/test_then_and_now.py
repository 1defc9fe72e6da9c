"""What is told now and what was before, what was done and what was not, and what is left for the last one."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import first_line, hold_article

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
    return hold_article(ARTICLE, tmp_path_factory.mktemp("line"))


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
    line = first_line(question, ferries)
    assert told in line
    assert other not in line


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries did the line own in 2019?",
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


TOLD = """
In 2024, 12,000 guests came to the mill, compared with 9,000 a year earlier. | How many guests came to the mill last year? | 12,000
Lund is the second largest city in Scania, ahead of Tarn. | Which is the second largest city in Scania? | Lund
By May 2024 more than 300 people had been saved by the boats of Tarn. | How many people had been saved by boats? | 300
More than 40 schools in Tarn needed repair. | How many schools in Tarn needed repair? | 40
The lighthouse cost 900,000 crowns, 70,000 more than the county had granted. | How much did the county's lighthouse cost? | 900,000
The state paid 60% of the pier and the city the rest. | What share of the pier did the state pay? | 60%
The regiment fought against 3,000 rebels for a year. | How many rebels did the regiment fight against? | 3,000
The town spent 3 million crowns over five years on schools. | How much did the town spend on schools? | 3 million
"""  # noqa: E501
LATE = """
The bridge of Tarn was not completed until 1902. | When was the bridge of Tarn completed?
The bridge of Tarn was not built of stone; it was built of iron in 1890. | When was the bridge of Tarn built?
The treaty of Tarn, never signed by Lund, was signed by the others in 1902. | When was the treaty of Tarn signed?
"""


def _cases(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def _hold_one(text: str, folder: Path) -> Holdings:
    article = f"---\ntitle: Tarn\npublished: 2025-01-10\n---\n\n{text}\n"
    return hold_article(article, folder)


@pytest.mark.parametrize(("text", "question", "told"), _cases(TOLD))
def test_what_is_told_of_the_asked_is_told(text: str, question: str, told: str, tmp_path: Path) -> None:
    """What only looks like a comparison, an order or a rest hides no answer."""
    reply = reply_to(question, _hold_one(text, tmp_path))
    assert not reply.abstained
    assert told in reply.text.partition("[1]")[0]


@pytest.mark.parametrize(("text", "question"), _cases(LATE))
def test_what_came_late_or_otherwise_is_no_denial(text: str, question: str, tmp_path: Path) -> None:
    """A "not until", and a denial of one thing beside the telling of another, correct nothing."""
    assert reply_to(question, _hold_one(text, tmp_path)).kind != "correction"
