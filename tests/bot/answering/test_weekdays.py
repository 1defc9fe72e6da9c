"""Weekdays: of several days in a sentence the one of the clause that is asked about."""

from pathlib import Path

import pytest

from bot.answering.walk import reply_to
from tests.bot.answering.town import hold_article

LIBRARY = "The Tarn Library is closed on Mondays and opens until nine on Thursdays."
BATHS = "Children swim free at the Tarn Baths on Fridays; pensioners on Mondays."
YARD = "The Tarn yard takes garden waste on Fridays and paint on the first Monday of the month."


def _reply(text: str, question: str, folder: Path) -> tuple[bool, str]:
    article = f"---\ntitle: Report\npublished: 2025-01-10\nlanguage: en\n---\n\n{text}\n"
    reply = reply_to(question, hold_article(article, folder))
    return reply.abstained, reply.text.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "question", "day"),
    [
        (LIBRARY, "On which day is the Tarn Library open until nine?", "on Thursdays"),
        (LIBRARY, "On which day is the Tarn Library closed?", "on Mondays"),
        (BATHS, "On which day do children swim free at the Tarn Baths?", "on Fridays"),
        (YARD, "On which day does the Tarn yard take garden waste?", "on Fridays"),
    ],
)
def test_a_day_is_that_of_its_own_clause(text: str, question: str, day: str, tmp_path: Path) -> None:
    """The clause that alone has the deed, or whom it is for, tells the day."""
    is_refused, told = _reply(text, question, tmp_path)
    assert not is_refused
    assert told.startswith(day)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (LIBRARY, "On which day is the Tarn Library open?"),
        (BATHS, "On which day do pensioners swim free at the Tarn Baths?"),
        (YARD, "On which day does the Tarn yard take paint?"),
        ("The Tarn Museum is open daily except Mondays.", "On which day is the Tarn Museum open?"),
    ],
)
def test_a_day_of_the_opposite_or_of_others_is_none(text: str, question: str, tmp_path: Path) -> None:
    """The day of closing, of others, or of an exception is not told, nor one of several that are not clear."""
    assert _reply(text, question, tmp_path)[0]
