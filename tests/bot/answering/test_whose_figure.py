"""Whose figure, and whose day: a sentence that tells several tells each of its own thing."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import first_line, hold_article

ARTICLE = """\
---
title: Marit Askeland
published: 2024-06-10
---

Marit Askeland (3 April 1902 – 17 May 1988) was a builder of lighthouses. She was the second of four daughters of a
fisherman. The Orle lighthouse cost 900,000 crowns, 70,000 crowns more than the county had granted. It is 31 metres high
and 9 metres wide. The lighthouse replaced a beacon of wood. It was listed in 1996. The Tarn lighthouse, which she had
drawn in 1951, was never built. Boats call at the Orle every twenty minutes in summer and every fifty in winter.

The busiest landing is Northhaven with 5,200 passengers a week, followed by Eastholm with 3,100 and Southquay with 950.
The largest owner of boats is the firm of Orle, ahead of the island council with 14. A cottage costs 90 crowns with two
beds and 140 crowns with four beds. The lamp of the Orle weighs 310 kilograms, 40 kilograms less than its predecessor.
The Wren lamp has 6 lenses. The island has 12 beaches. A ferry to the island of Lunde is planned. It has 80 seats.
"""


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("lighthouses"))


def test_what_a_figure_is_held_against_is_not_the_figure(lighthouses: Holdings) -> None:
    """What a sentence says to be more than another sum is not that sum, which is so much less."""
    assert "900,000" in reply_to("How much did the Orle lighthouse cost?", lighthouses).text
    assert first_line("How much had the county granted for the Orle lighthouse?", lighthouses).startswith(
        "830,000 crowns"
    )
    assert reply_to("How much had the county granted for the Tarn lighthouse?", lighthouses).abstained


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("How many passengers a week does Eastholm have?", "3,100", "5,200"),
        ("How many passengers a week does Southquay have?", "950", "5,200"),
        ("Which landing is the second busiest?", "Eastholm", "Northhaven"),
        ("Which landing is the third busiest?", "Southquay", "Northhaven"),
    ],
)
def test_names_in_order_have_their_own_figures(question: str, told: str, other: str, lighthouses: Holdings) -> None:
    """Of names that follow one another each has its own figure, and its own place."""
    line = first_line(question, lighthouses)
    assert told in line
    assert other not in line


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("How much does a cottage cost with four beds?", "140", "90"),
        ("How much does a cottage cost with two beds?", "90", "140"),
        ("How much does the lamp of the Orle weigh?", "310", "40 kilograms"),
    ],
)
def test_a_figure_beside_a_figure_of_the_question(question: str, told: str, other: str, lighthouses: Holdings) -> None:
    """Where the question states a figure, the one beside it answers; by how much something is less is no weight."""
    line = first_line(question, lighthouses)
    assert told in line
    assert other not in line


def test_another_lamp_is_another(lighthouses: Holdings) -> None:
    """A sentence that begins with another name, or has no figure of the asked measure, tells no such measure."""
    assert reply_to("How many lenses does the Orle lamp have?", lighthouses).abstained
    assert reply_to("What does the Wren lamp weigh?", lighthouses).abstained
    assert reply_to("How heavy was the predecessor of the lamp?", lighthouses).abstained


def test_a_place_that_nobody_holds_is_not_told(lighthouses: Holdings) -> None:
    """Where a sentence puts three in order, there is no fourth; the first is not it."""
    assert reply_to("Which landing is the fourth busiest?", lighthouses).abstained


def test_what_never_was_is_corrected(lighthouses: Holdings) -> None:
    """Where a question takes it for granted that something was done, the sentence that denies it corrects."""
    reply = reply_to("When was the Tarn lighthouse built?", lighthouses)
    assert reply.kind == "correction"
    assert "never built" in reply.text


def test_one_of_four_has_not_four(lighthouses: Holdings) -> None:
    """Of how many somebody is one tells not how many that one has."""
    assert reply_to("How many daughters did Marit Askeland have?", lighthouses).abstained


def test_it_is_what_the_sentence_before_speaks_of(lighthouses: Holdings) -> None:
    """A pronoun behind a bare noun means what the noun means: the lighthouse that was named before."""
    assert "1996" in first_line("When was the Orle lighthouse listed?", lighthouses)


def test_a_name_is_not_yet_what_was_asked(lighthouses: Holdings) -> None:
    """Who somebody's father or founder is, no sentence tells that does not speak of one."""
    assert reply_to("Who founded Northhaven?", lighthouses).abstained
    assert reply_to("Who is the father of Marit Askeland?", lighthouses).abstained


def test_a_district_is_told_by_its_kind(lighthouses: Holdings) -> None:
    """The name of an island answers no question for a street."""
    assert reply_to("In which street is the busiest landing?", lighthouses).abstained
