"""Whether a figure is of the kind that a question asks for."""

import pytest

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.parse import parse_question
from bot.answering.held.holdings import Holdings
from corpus.quantities import read_quantities


@pytest.mark.parametrize(
    ("question", "fits", "fails"),
    [
        ("What is the mass of the bell?", "2.4 tonnes", "6.8 kilometres"),
        ("How much does the bell weigh?", "900 kilograms", "14 hours"),
        ("How deep is the harbour?", "17 metres", "four years"),
        ("How long is the crossing?", "40 minutes", "12 tonnes"),
        ("How long is the quay?", "820 metres", "£3 million"),
        ("What is the height of the tower?", "74 metres", "74 tonnes"),
        ("What area does the park have?", "31 hectares", "31 kilometres"),
        ("How much did the quay cost?", "640 million crowns", "820 metres"),
        ("How much did the quay cost?", "$12 million", "12 kilometres"),
        ("What was the temperature of the water?", "14 °C", "14 metres"),
        ("What is the speed of the ferry?", "31 kilometres per hour", "31 kilometres"),
    ],
)
def test_a_figure_is_of_the_asked_dimension(question: str, fits: str, fails: str, town: Holdings) -> None:
    """A measure of another kind answers no question for this one, however near it stands."""
    asked = parse_question(question, town.vocabulary)
    assert figure_fits(asked, read_quantities(fits)[0])
    assert not figure_fits(asked, read_quantities(fails)[0])


@pytest.mark.parametrize(
    ("question", "fits", "fails"),
    [
        ("How many books does the library hold?", "31,400 books", "three ferries"),
        ("How many passengers were carried in 2022?", "79,500 passengers", "three ferries"),
        ("What was the passenger traffic in 2022?", "79,500 passengers", "three ferries"),
    ],
)
def test_what_is_counted_is_what_was_asked(question: str, fits: str, fails: str, town: Holdings) -> None:
    """Other things that a sentence counts are no answer, though the question speaks of them as well."""
    asked = parse_question(question, town.vocabulary)
    assert not figure_fits(asked, read_quantities(fails)[0])
    assert figure_fits(asked, read_quantities(fits)[0])
