"""Another doer: who else did it, or whose else it is."""

import pytest

from bot.answering.asked.question import Question
from bot.answering.spans.other_doer import other_doer


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        ("Was the pier built by Ann Roe?", "The pier was built by Bo Falk in 1902.", "Bo Falk"),
        ("Was the pier built by Ann Roe?", "Bo Falk built the pier in 1902.", "Bo Falk"),
        ("Did Ann Roe open the pier?", "The pier was opened by Bo Falk.", "Bo Falk"),
        ("Is the pier a work of Ann Roe?", "The pier is a work of Bo Falk.", "Bo Falk"),
    ],
)
def test_another_name_in_its_place_is_found(asked: str, text: str, name: str) -> None:
    """The same deed with another doer, or the same thing with another owner, in the active and in the passive."""
    found = other_doer(Question(asked), text)
    assert found is not None
    assert found.of(text) == name


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Was the pier built by Ann Roe?", "The pier was built by Bo Falk and Ann Roe."),
        ("Was the pier built by Ann Roe?", "The pier was painted by Bo Falk."),
        ("Was the pier built by Ann Roe?", "The pier was built by hand in May."),
        ("Was the pier built by Ann Roe?", "The pier was built by March 1902."),
        ("Is it a product of China?", "It is a product of Bo Falk."),
        ("Is it a work of Ann Roe?", "It is a work of China."),
        ("Was the pier built in Lund?", "The pier was built in Malmo."),
    ],
)
def test_what_does_not_exclude_it_denies_nothing(asked: str, text: str) -> None:
    """A sentence that names the asked one too, another deed, a time and a place leave it open."""
    assert other_doer(Question(asked), text) is None
