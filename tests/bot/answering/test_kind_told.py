"""Laws of kinds: which sentence can tell what a question asks for."""

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.gathered.kind_told import tells_kind
from bot.answering.held.figures import Figures
from bot.answering.held.holdings import Holdings
from corpus.periods import read_periods
from corpus.quantities import read_quantities


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("When was the mill built?", "It was built in 1887.", 1),
        ("When was the mill built?", "It was built of stone.", -1),
        ("When in 1887 was the mill built?", "It was built in 1887.", -1),
        ("How many boats are there in 2023?", "There were 40 boats in 2023.", 1),
        ("How many boats are there in 2023?", "There were boats in 2023.", -1),
        ("What share of the boats leak?", "Of the boats 12% leak.", 1),
        ("What share of the boats leak?", "There are 12 boats.", -1),
        ("Why was the road closed?", "It was closed for repairs.", 0),
    ],
)
def test_a_sentence_tells_the_asked_kind_or_not(question: str, text: str, told: float, town: Holdings) -> None:
    """A new date for a when, a figure of its kind for a how many; of a reason no words are the only kind."""
    figures = Figures(read_quantities(text), read_periods(text, None))
    assert tells_kind(parse_question(question, town.vocabulary), figures, text, town.vocabulary) == told


def test_who_is_told_by_a_name_that_the_question_has_not(town: Holdings) -> None:
    """The name that was asked about is no answer; another one of the corpus may be."""
    name = next(word for word in sorted(town.vocabulary.names) if word.isalpha())
    asked = parse_question("Who built the boat?", town.vocabulary)
    assert tells_kind(asked, Figures((), ()), f"It was built by {name.capitalize()}.", town.vocabulary) == 1
    assert tells_kind(asked, Figures((), ()), "It was built by a man.", town.vocabulary) == -1
