"""Laws of superlatives with a rank."""

import pytest

from bot.answering.spans.superlatives import is_of_another_rank


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How long is the second longest tunnel?", "Hexley Tunnel is the longest of the three."),
        ("Which is the longest tunnel?", "Hexley Tunnel is the second-longest of the three."),
        ("Which is the third-largest town?", "Ash is the second largest town."),
        ("Which is the second largest town?", "Ash has 900 inhabitants."),
    ],
)
def test_another_rank_answers_nothing(question: str, sentence: str) -> None:
    """A rank is told by that rank alone, and what is asked without one by no rank."""
    assert is_of_another_rank(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How long is the second-longest tunnel?", "Tarn Tunnel is the second longest."),
        ("Which is the longest tunnel?", "Hexley is the longest, Tarn the second-longest."),
        ("Which is the second largest town?", "Ash is the largest town, followed by Brill."),
        ("Which is the largest town?", "No town is bigger than Ash."),
        ("When was the second tunnel built?", "The second tunnel, the longest, was built in 1990."),
    ],
)
def test_the_same_rank_may_answer(question: str, sentence: str) -> None:
    """The very rank, or other words for it where none is counted; and an ordinal alone is no rank."""
    assert not is_of_another_rank(question, sentence)
