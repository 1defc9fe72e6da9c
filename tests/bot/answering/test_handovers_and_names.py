"""Who came before and after, and who or what is meant by a shorter name."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import first_line, hold_article

ARTICLE = """\
---
title: Corl Glider 3 goes on sale
published: 2025-04-09
---

Corl Aircraft of Brill has begun to sell the Glider 3, the third of its sailplanes. It was drawn by Ada Marsh at the
Corl Drawing Office. Chief executive Edda Lorn said that orders were coming in.

Ms Lorn, who took over from Bo Falk in April 2023, was his pupil. She left the works at Tarn, where she was succeeded
by her deputy Piet Maas.

The office was paid for by the Tessaly Trust and has 14 rooms. The Glider 2, which lacked brakes, weighs 248
kilograms; at 231 kilograms the Glider 3 is 17 kilograms lighter than the old one. The brakes have 24 steps. The frame
was tested by the engineer Otto Strand. Strand himself repaired the frame in May 2024.

The Brill Cup was won by Mara Aske. Dunmore led the race for the Brill Cup in March. Its supervisor is Jonas Thiel.
"""


@pytest.fixture(scope="module")
def glider(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts of a curator."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("glider"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who ran Corl Aircraft before Edda Lorn?", "Bo Falk"),
        ("Who ran Corl Aircraft before Lorn took over?", "Bo Falk"),
        ("Who was Ms Lorn's predecessor?", "Bo Falk"),
        ("Who did Edda Lorn replace?", "Bo Falk"),
        ("Who succeeded Bo Falk?", "Ms Lorn"),
        ("Who took over the works at Tarn from Lorn?", "Piet Maas"),
    ],
)
def test_a_handover_tells_both_of_its_sides(question: str, told: str, glider: Holdings) -> None:
    """Who took over from whom tells who was before the one, and who came after the other."""
    assert first_line(question, glider).startswith(told)


@pytest.mark.parametrize("question", ["Who ran Corl Aircraft before Ada Marsh?", "Who succeeded Jonas Thiel?"])
def test_a_handover_of_others_tells_nothing_of_whom_it_does_not_name(question: str, glider: Holdings) -> None:
    """The predecessor of one is nobody else's."""
    assert reply_to(question, glider).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many rooms does the Corl Drawing Office have?", "14"),  # "the office"
        ("When did Otto Strand repair the frame?", "May 2024"),  # "Strand", which is also a word
        ("How many steps do the brakes of the Glider 3 have?", "24"),  # the title's own glider
        ("Who supervises the race for the Brill Cup?", "Jonas Thiel"),  # its supervisor
    ],
)
def test_what_is_named_in_full_once_is_meant_by_less(question: str, told: str, glider: Holdings) -> None:
    """A bare noun, a surname, what the title is about and who does a thing are met by the shorter word for them."""
    assert told in first_line(question, glider)


def test_a_mark_of_the_title_is_not_that_of_another_one(glider: Holdings) -> None:
    """A sentence on the Glider 2 tells nothing of the Glider 3."""
    assert "248" not in first_line("How much does the Glider 3 weigh?", glider)


def test_what_lacks_a_thing_has_it_not(glider: Holdings) -> None:
    """Whoever asks whether it has what it lacks is told no."""
    assert reply_to("Does the Glider 2 have brakes?", glider).text.startswith("No")


def test_who_won_is_not_who_led(glider: Holdings) -> None:
    """A deed that is also the name of a currency is a deed."""
    assert first_line("Who won the Brill Cup?", glider).startswith("Mara Aske")
