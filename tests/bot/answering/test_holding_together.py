"""Comparisons in the town: with a figure or a date of each side, and refused where one of them is lacking."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING


def _ask(question: str, town: Holdings) -> Reply:
    return reply_to(question, town, judge=TRUSTING)


@pytest.mark.parametrize(
    ("question", "lead", "operands"),
    [
        ("Did the ferries carry more passengers in 2022 than in 2021?", "Yes", {"79500", "61000"}),
        ("Did the ferries carry more passengers in 2021 than in 2023?", "No", {"61000", "84200"}),
        ("Did the ferries carry fewer passengers in 2021 than in 2023?", "Yes", {"61000", "84200"}),
        ("Was the Petrel built before the Heron?", "Yes", {"1968", "1994"}),
        ("Was the Petrel built after the Heron?", "No", {"1968", "1994"}),
        ("Which was built first, the Heron or the Petrel?", "Petrel", {"1968", "1994"}),
        ("How many years after the Petrel was the Heron built?", "26 years", {"1968", "1994"}),
        ("In which year did the ferries carry the most passengers?", "2023", {"61000", "79500", "84200"}),
        ("In which year did the ferries carry the fewest passengers?", "2021", {"61000", "79500", "84200"}),
    ],
)
def test_both_sides_are_shown_with_their_quotes(question: str, lead: str, operands: set[str], town: Holdings) -> None:
    """The verdict leads; every figure or date that it rests on is told, and stands in a footnote."""
    reply = _ask(question, town)
    assert reply.kind == "computed", reply.text
    assert reply.paragraphs[0].startswith(lead), reply.text
    assert set(reply.operands) == operands
    quotes = " ".join(note.quote for note in reply.footnotes).replace(",", "")
    assert all(operand in quotes for operand in operands)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Was the Petrel built before the Wren?", "Wren"),
        ("How many years after the Petrel was the Wren built?", "Wren"),
        ("Did the ferries carry more passengers in 2022 than in 2019?", "2019"),
    ],
)
def test_the_side_that_sources_say_nothing_of_is_named(question: str, lacking: str, town: Holdings) -> None:
    """One side is no comparison: the refusal says which one is lacking."""
    reply = _ask(question, town)
    assert reply.reason == "operands_incomplete", reply.text
    assert lacking in reply.paragraphs[0]


def test_a_sum_of_money_is_not_put_into_a_currency_without_a_rate(town: Holdings) -> None:
    """A figure that is no money is not made into money either."""
    assert "$" not in _ask("How many passengers can the Petrel carry in dollars?", town).text
