"""What an article says in passing: who is in an office, on which day, of what a noun is, and why something came."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import first_line, hold_article

ARTICLE = """\
---
title: Oster Bakeries makes a loss
published: 2025-05-12
---

Oster Bakeries of Brill made a loss of £4 million in 2024. Chief executive Edda Lorn blamed the weather. Finance
director Piet Maas said that no dividend would be paid.

Sales fell because of a five-week strike by dockers in the port of Hale. The strike ended on 9 August. The mill in Brill
was closed after a fire in its loft. It has 300 workers and 40 looms, 12 looms more than the Hoad Works.

Its history, "The Long Loaf", was written by Ada Marsh. The first edition had 75 copies.

The museum of the mill, drawn by the Tarn practice Strand Sons, opened on a Saturday. It is open from 10am to 5pm on
Mondays and Thursdays. Otto Roe leads walks around it.
"""


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts of a curator."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("mills"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the boss of Oster Bakeries?", "Edda Lorn"),
        ("who's in charge of Oster Bakeries?", "Edda Lorn"),
        ("Who runs Oster Bakeries?", "Edda Lorn"),
        ("Who is the finance director of Oster Bakeries?", "Piet Maas"),
        ("Who drew the museum of the mill?", "Strand Sons"),
        ("On which days is the museum of the mill open?", "on Mondays and Thursdays"),
        ("How high was the loss in 2024?", "£4 million"),
        ("When did the strike of the dockers in Hale end?", "9 August"),
        ('How many copies did the first edition of "The Long Loaf" have?', "75 copies"),
    ],
)
def test_what_is_said_in_passing_is_told(question: str, told: str, mills: Holdings) -> None:
    """By an office, by a weekday, by the very deed, and by what a bare noun takes over from the sentence before."""
    assert first_line(question, mills).strip().startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the boss of Hale?",
        "Who is the mayor of Oster Bakeries?",
        "What caused the fire in the loft of the mill in Brill?",
        "Who sold the museum of the mill?",
        "How many workers does the Hoad Works have?",
    ],
)
def test_what_is_only_near_it_is_not(question: str, mills: Holdings) -> None:
    """Another body, another office, another deed, what came of a thing, and what is held against it answer nothing."""
    assert reply_to(question, mills).abstained
