"""Computed answers of the town: from like figures only, and refused where one of them is lacking."""

from collections.abc import Sequence

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING, hold, write_corpus


def _ask(question: str, town: Holdings) -> Reply:
    return reply_to(question, town, judge=TRUSTING)


@pytest.mark.parametrize(
    ("question", "value", "operands"),
    [
        ("How many more passengers did the ferries carry in 2022 than in 2021?", "18,500", ("79500", "61000")),
        ("By what percentage did passengers carried grow from 2021 to 2023?", "38.0%", ("84200", "61000")),
        ("At what average annual rate did passengers carried grow from 2021 to 2023?", "17.5%", ("84200", "61000")),
        ("How many passengers did the ferries carry from 2021 to 2023 in total?", "224,700",
         ("61000", "79500", "84200")),
        ("What was the average number of passengers carried from 2021 to 2023?", "74,900", ("61000", "79500", "84200")),
    ],
)  # fmt: skip
def test_figures_of_one_series_are_computed_with(
    question: str, value: str, operands: Sequence[str], town: Holdings
) -> None:
    """The result leads, the working follows in one line, and each operand is quoted."""
    reply = _ask(question, town)
    assert reply.kind == "computed", reply.text
    assert value in reply.paragraphs[0]
    assert value in reply.paragraphs[1]
    assert set(reply.operands) == set(operands)
    quotes = " ".join(note.quote for note in reply.footnotes).replace(",", "")
    assert all(operand in quotes for operand in operands)


def test_a_growth_that_the_source_states_is_quoted_and_not_computed(town: Holdings) -> None:
    """Nothing is computed where a source says it itself."""
    reply = _ask("By how much did the average fare fall in 2023?", town)
    assert reply.kind != "computed"
    assert "12%" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "How many more passengers did the ferries carry in 2022 than in 2019?",
        "By what percentage did passengers carried grow from 2019 to 2023?",
        "What was the average number of passengers carried from 2019 to 2023?",
        "How many passengers did the ferries carry from 2020 to 2023 altogether?",
        "By what percentage did the passengers carried grow from 2021 to the first half of 2023?",
    ],
)
def test_what_lacks_an_operand_is_refused(question: str, town: Holdings) -> None:
    """One figure is no difference, and a series with a gap is no sum: the refusal says that something is lacking."""
    reply = _ask(question, town)
    assert reply.abstained, reply.text
    assert reply.reason == "operands_incomplete"


def test_one_thing_of_two_is_no_difference(town: Holdings) -> None:
    """What a source tells of one ferry and not of the other is not held against something else."""
    assert _ask("How many more passengers can the Petrel carry than the Heron?", town).abstained


def test_the_refusal_names_the_year_that_is_lacking(town: Holdings) -> None:
    """Who asks from 2019 on hears that it is 2019 that the sources lack."""
    reply = _ask("By what percentage did passengers carried grow from 2019 to 2023?", town)
    assert reply.reason == "operands_incomplete"
    assert "2019" in reply.paragraphs[0]


EACH = """\
---
title: The Orle book fair
publisher: The Orle Post
published: 2024-06-10
---

In 2023 the fair closed 25 contracts worth 5 million euros in total. In 2022 the fair closed 40 contracts.
In 2023 the fair had 9,600 visitors.
"""
FACTS = """\
article: fair
facts:
  - id: contracts-2023
    subject: Orle book fair
    metric: contracts closed
    value: 25 contracts
    period: "2023"
    quote: In 2023 the fair closed 25 contracts worth 5 million euros in total.
  - id: worth-2023
    subject: Orle book fair
    metric: worth of contracts
    value: 5 million euros
    period: "2023"
    quote: In 2023 the fair closed 25 contracts worth 5 million euros in total.
  - id: contracts-2022
    subject: Orle book fair
    metric: contracts closed
    value: 40 contracts
    period: "2022"
    quote: In 2022 the fair closed 40 contracts.
  - id: visitors-2023
    subject: Orle book fair
    metric: visitors
    value: 9,600 visitors
    period: "2023"
    quote: In 2023 the fair had 9,600 visitors.
"""


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Contracts, and what they are worth together."""
    folder = write_corpus(tmp_path_factory.mktemp("fair"), {"fair.md": EACH}, {"fair.yaml": FACTS})
    return hold(folder, tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize(
    "question",
    [
        "What was the average amount per contract in 2023?",
        "What was the average size of a contract in 2023?",
        "2023年平均每份contract的金额是多少？",
    ],
)
def test_an_amount_is_divided_among_what_it_is_of(question: str, fair: Holdings) -> None:
    """The amount and the number of one time, each quoted."""
    reply = _ask(question, fair)
    assert reply.kind == "computed", reply.text
    assert "200,000 euros" in reply.text
    assert set(reply.operands) == {"5", "25"}


@pytest.mark.parametrize(
    "question",
    ["What was the average amount per contract in 2022?", "How many visitors per day did the fair have in 2023?"],
)
def test_what_is_asked_for_each_is_not_told_of_all(question: str, fair: Holdings) -> None:
    """Where the amount or the number is lacking, the figure of the whole is no answer."""
    reply = _ask(question, fair)
    assert reply.abstained, reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many contracts did the fair close in 2023?", "25 contracts"),
        ("What was the value of the contracts of the fair in 2023?", "5 million euros"),
        ("What amount did the contracts of the fair come to in 2023?", "5 million euros"),
        ("How many people came to the fair in 2023?", "9,600 visitors"),
        ("In which year did the fair have 9,600 guests?", "2023"),
    ],
)
def test_an_amount_and_a_number_are_told_to_who_asks_for_either(question: str, told: str, fair: Holdings) -> None:
    """What things are worth is no count of them; and what is counted may be called by another word."""
    assert told in _ask(question, fair).paragraphs[0]


def test_no_figure_is_a_list(fair: Holdings) -> None:
    """Who asks which ones there are is told what a sentence says of them, and no bare figure."""
    assert "25 contracts" in _ask("How many contracts did the fair close in 2023?", fair).paragraphs[0]
    reply = _ask("Which kinds of contracts did the fair close in 2023?", fair)
    assert reply.kind not in {"value", "count"}, reply.text
