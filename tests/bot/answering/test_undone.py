"""What came of nothing: what was dropped, what befell nobody, and what is done no more."""

import pytest

from tests.bot.answering.town import Ask

DROPPED = "A proposal to heat the pool was dropped after residents complained."
DENIED = "The owners denied reports that the brewery is to be sold."
NOBODY = "Nobody was hurt in the storm, but three huts were smashed."
STOPPED = "The brewery has stopped making cider, which had lost money for six years."


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (DROPPED, "Will the pool be heated?"),
        (DENIED, "Is the brewery being sold?"),
        (NOBODY, "Was anyone hurt in the storm?"),
        (STOPPED, "Does the brewery still make cider?"),
    ],
)
def test_what_came_of_nothing_is_not_so(ask: Ask, text: str, question: str) -> None:
    """No, with the sentence that says so."""
    assert ask(text, question).text.startswith("No")


@pytest.mark.parametrize(
    ("text", "question"),
    [(DROPPED, "When will the pool be heated?"), (NOBODY, "How many people were hurt in the storm?")],
)
def test_what_a_question_takes_for_granted_is_corrected(ask: Ask, text: str, question: str) -> None:
    """Whoever asks when it will be, or how many they were, is told that it will not be, or that there were none."""
    assert ask(text, question).kind == "correction"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (DROPPED, "When will the hall be heated?"),
        (NOBODY, "How many people were hurt in the fire?"),
        ("A proposal to paint the pool was dropped. The pool has 12 lanes.", "How many lanes does the pool have?"),
        (STOPPED, "When did the brewery make cider?"),
    ],
)
def test_what_came_of_something_else_corrects_nothing(ask: Ask, text: str, question: str) -> None:
    """Another thing, another event, another plan, and another time."""
    assert ask(text, question).kind not in {"correction", "boolean"}
