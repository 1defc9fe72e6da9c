"""Names in sentences, and what they are the names of."""

import pytest

from bot.answering.asked.question import AnswerType
from bot.answering.spans.names import find_names, fitting

TEXT = "In Lund, the Harbour Authority of Velling said that Marit Olsen, who came from Oslo, will follow K. Brandt."


def _names(text: str) -> list[str]:
    return [name.of(text) for name in find_names(text)]


@pytest.mark.parametrize("code", ["K3", "C", "B-cell", "2021", "A4"])
def test_a_code_is_no_name(code: str) -> None:
    """What has a capital because it is a code or a letter names nobody."""
    assert code not in _names(f"then {code} was found by Beatriz Arlen")


def test_a_name_ends_before_the_full_stop() -> None:
    """The stop of the sentence is none of the name's; that of an abbreviation is."""
    assert _names("it was bought by Falk Motors Inc.")[-1] == "Falk Motors Inc."
    assert _names("it was built by Bruno Falk.")[-1] == "Bruno Falk"


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("person", {"Marit Olsen"}),
        ("place", {"Lund", "Oslo"}),
        ("organisation", {"Harbour Authority of Velling"}),
    ],
)
def test_names_are_told_apart_by_the_words_around_them(asked: AnswerType, fits: set[str]) -> None:
    """A who is no place and no authority, and a where stands behind a word of place."""
    found = {name.of(TEXT) for name in fitting(asked, list(find_names(TEXT)), TEXT)}
    assert fits <= found
    assert (
        not found & ({"Lund", "Oslo", "Harbour Authority of Velling", "Marit Olsen"} - fits) or asked == "organisation"
    )


def test_a_country_answers_no_who() -> None:
    """A place that everybody knows is left out even where nothing else is there."""
    text = "It was China's first."
    assert not fitting("person", list(find_names(text)), text)
    assert not fitting("organisation", list(find_names(text)), text)
