"""Two figures, or two days, in one sentence: what comes of them, and which is of what is asked."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import first_line, hold_article

ARTICLE = """\
---
title: Harl Foundry sells more bells
published: 2025-10-20
---

Harl Foundry had another good quarter in its smallest market.

The foundry said that its revenue for the three months to the end of September rose to 42 million crowns, up from 37
million crowns a year earlier. Its net profit came to 6.3 million crowns, compared with 5.1 million in the third quarter
of 2024. The wages of Harl Foundry fell to 9 million crowns from 11 million. It employs 610 people, 14 fewer
than a year ago.

In 2024 Harl Foundry trained 52 apprentices, 12 more than in 2019.

The foundry is run by Edda Lorn, whose works at Brill was bought in May 2021. The sales of small bells reached 1,240
tons.

# The works at Tarn

The works at Tarn opened in 1859, was closed in 1964 and reopened in 1998. Its chimney, begun in 1855 and finished in
1858, is 71 metres tall. The colony of gulls on its roof numbered 620 pairs in 2023, against 485 in 2013. The fee for
visitors rises from 2.20 crowns to 2.80 crowns.

# Its founder

Mara Tolven (née Aske; 17 May 1831 – 2 November 1914) was a bell founder who wrote three books about her trade. Tolven
was appointed lecturer at the College of Tarn in 1868 and professor in 1874.
"""


@pytest.fixture(scope="module")
def foundry(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts of a curator."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("foundry"))


@pytest.mark.parametrize(
    ("question", "result", "working"),
    [
        ("How many more pairs of gulls were on the roof in 2023 than ten years earlier?", "135", "620 − 485"),
        ("How much less are the wages of Harl Foundry than before?", "2 million", "9 − 11"),
        ("By how much did the net profit of Harl Foundry grow compared with a year ago?", "1.2 million", "6.3 − 5.1"),
        ("By what percentage did the net profit of Harl Foundry rise?", "23.5%", "(6.3 − 5.1) ÷ 5.1"),
        ("By how much does the fee for visitors rise?", "0.60", "2.80 − 2.20"),
    ],
)
def test_what_one_sentence_holds_against_each_other_is_computed_with(
    question: str, result: str, working: str, foundry: Holdings
) -> None:
    """Where no two facts are held, the two figures of a sentence that tells then and now are the operands."""
    reply = reply_to(question, foundry)
    assert reply.kind == "computed"
    assert result in reply.text
    assert working in reply.text


def test_a_difference_that_a_sentence_tells_is_quoted(foundry: Holdings) -> None:
    """By how much something is fewer is told where the sentence tells it, and by how much it is more is not."""
    assert first_line("How many fewer people does Harl Foundry employ than a year ago?", foundry).startswith("14")
    assert reply_to("How many more people does Harl Foundry employ than a year ago?", foundry).abstained


def test_two_figures_that_went_the_other_way_correct(foundry: Holdings) -> None:
    """Whoever takes it for granted that something rose is told where it fell."""
    reply = reply_to("By how much did the wages of Harl Foundry rise?", foundry)
    assert reply.kind == "correction"
    assert "from 11 million" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "By how much did the gulls on the roof increase from 2003 to 2013?",
        "By how much did the revenue of Harl Foundry rise from 2019 to 2020?",
    ],
)
def test_two_figures_of_other_years_compute_nothing(question: str, foundry: Holdings) -> None:
    """A sentence without both of the asked years has no operands."""
    assert reply_to(question, foundry).abstained


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("What was Harl Foundry's net profit in the third quarter of 2025?", "6.3 million crowns", "5.1 million"),
        ("What was Harl Foundry's net profit in the third quarter of 2024?", "5.1 million", "6.3 million crowns"),
        ("How much revenue did Harl Foundry make in the third quarter of 2025?", "42 million crowns", "37 million"),
    ],
)
def test_a_report_is_of_its_quarter_where_it_says_nothing_else(
    question: str, told: str, other: str, foundry: Holdings
) -> None:
    """The lead's quarter is that of what goes on undated, and a quarter that is only compared with is not."""
    line = first_line(question, foundry)
    assert told in line
    assert other not in line


def test_a_day_in_an_aside_is_no_other_sentences(foundry: Holdings) -> None:
    """A day of "whose works was bought in May 2021" dates nothing that comes after it."""
    assert reply_to("How many tons of small bells were sold in May 2021?", foundry).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was the works at Tarn opened?", "1859"),
        ("When did the works at Tarn close?", "1964"),
        ("When was the works at Tarn reopened?", "1998"),
        ("When was the chimney begun?", "1855"),
        ("When was the chimney finished?", "1858"),
        ("When was Mara Tolven appointed lecturer?", "1868"),
        ("When did Mara Tolven become a professor?", "1874"),
    ],
)
def test_each_day_is_of_its_own_deed(question: str, told: str, foundry: Holdings) -> None:
    """Of several days in a sentence the one beside the asked deed is told."""
    assert first_line(question, foundry).startswith(told)


def test_a_lifetime_tells_no_other_day(foundry: Holdings) -> None:
    """When somebody lived is not when something else was done."""
    assert reply_to("When did Mara Tolven write her books about the trade?", foundry).abstained


@pytest.mark.parametrize(
    ("question", "working"),
    [
        ("How many people did Harl Foundry employ a year ago?", "610 + 14 = 624"),
        ("How many apprentices did Harl Foundry train in 2019?", "52 − 12 = 40"),
    ],
)
def test_what_was_before_follows_from_what_is_and_its_change(question: str, working: str, foundry: Holdings) -> None:
    """A figure and by how much it is more or less than at the asked time tell that time's figure."""
    assert working in reply_to(question, foundry).text


@pytest.mark.parametrize(
    "question",
    ["How many people did Harl Foundry employ in 2019?", "How many apprentices did Harl Foundry train in 2018?"],
)
def test_a_change_since_another_time_tells_no_figure_of_the_asked_one(question: str, foundry: Holdings) -> None:
    """By how much it is more than a year ago says nothing of what it was in 2019."""
    assert reply_to(question, foundry).abstained


def test_a_day_is_asked_for_and_no_year(foundry: Holdings) -> None:
    """Whoever asks on which day is told no year."""
    assert reply_to("On which day was the works at Tarn reopened?", foundry).abstained
