"""A measure that is told in several units is told whole."""

import pytest

from bot.answering.held.holdings import Holdings
from tests.bot.answering.town import first_line, hold_article

ARTICLE = """\
---
title: The ferries of Lunde
published: 2024-06-10
---

The crossing from Lunde to Orle takes 3 hours and 20 minutes. The captain Jonas Weir was jailed for five years and three
months in 2023. The keeper Tom Ash is 6 feet 2 inches tall. The mast of the ferry is 12 metres high.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("ferries"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How long does the crossing from Lunde to Orle take?", "3 hours and 20 minutes"),
        ("How long was Jonas Weir jailed for?", "five years and three months"),
        ("How tall is the keeper Tom Ash?", "6 feet 2 inches"),
        ("How high is the mast of the ferry?", "12 metres"),
    ],
)
def test_a_measure_is_told_with_its_smaller_parts(question: str, told: str, ferries: Holdings) -> None:
    """Hours come with their minutes, years with their months, and feet with their inches."""
    assert first_line(question, ferries).split() == told.split()
