"""Dimensions: which measure of a thing is asked for, and which figure of a sentence is one of it."""

import pytest

from tests.bot.answering.town import Ask

BRIDGE = (
    "The Marl Viaduct is 1,240 metres long, rests on 17 piers, rises 68 metres above the river and cost £2 million."
)
CRANE = "The crane of the harbour weighs 46 tonnes, is 31 metres high and turns at a speed of 4 km/h."
LINE = "The 74-kilometre Marl line was opened in 2019."


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (BRIDGE, "How high is the Marl Viaduct?", "68 metres"),
        (BRIDGE, "How long is the Marl Viaduct?", "1,240 metres"),
        (CRANE, "How heavy is the crane?", "46 tonnes"),
        (CRANE, "How tall is the crane?", "31 metres"),
        (CRANE, "How fast does the crane turn?", "4 km/h"),
        (LINE, "How long is the Marl line?", "74-kilometre"),
    ],
)
def test_a_figure_tells_a_dimension_without_its_word(ask: Ask, text: str, question: str, answer: str) -> None:
    """What rises 68 metres is 68 metres high, and of several figures the one of the asked dimension answers."""
    assert ask(text, question).text.startswith(answer)


@pytest.mark.parametrize("question", ["How wide is the Marl Viaduct?", "How deep is the Marl Viaduct?"])
def test_no_figure_is_one_of_another_dimension(ask: Ask, question: str) -> None:
    """A length or a height is no width and no depth."""
    assert ask(BRIDGE, question).abstained


def test_how_far_off_something_is_is_no_length_of_it(ask: Ask) -> None:
    """What lies two kilometres upstream is two kilometres away, and may be of any length."""
    text = "Traffic fell after the opening of the Carrow Tunnel two kilometres upstream in 1990."
    assert ask(text, "How long is the Carrow Tunnel?").abstained


def test_a_part_is_no_number_of_things(ask: Ask) -> None:
    """A third is a share, or the third one, and never how many there are."""
    text = "The works of Orlby opened its second plant in April, and a third would follow, its head told workers."
    assert not ask(text, "How many workers will the second plant of Orlby have?").text.startswith("a third")
