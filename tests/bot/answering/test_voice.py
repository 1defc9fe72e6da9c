"""Voice: a passive asks for what was done to."""

import pytest

from bot.answering.asked.question import Need, Question
from bot.answering.spans.voice import asks_for_the_done_to


@pytest.mark.parametrize(
    ("text", "metric", "asks"),
    [
        ("Which ship was recently built in Tarnmouth?", "builder", True),
        ("What was developed in 2023?", "developer", True),
        ("Which books were translated?", "translator", True),
        ("Which shipyard built the Petrel?", "builder", False),
        ("Which firm was the ship built by?", "builder", False),
        ("By whom was it built?", "builder", False),
        ("Which ship was sold?", "builder", False),
        ("Which ship was built?", "passenger capacity", False),
    ],
)
def test_a_passive_asks_for_what_was_done_to(text: str, metric: str, asks: bool) -> None:
    """Only where the agent's own deed is what was done, and nobody asks by whom."""
    building = Need("built", {frozenset({"built"}): 1.0, frozenset({"build"}): 0.9}, 1.0)
    needs = (building,) if "built" in text else ()
    assert asks_for_the_done_to(Question(text, needs=needs), metric) == asks
