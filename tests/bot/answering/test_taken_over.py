"""What a bare noun takes over from the fuller phrase before it."""

import pytest

from bot.answering.held.taken_over import taken_over


@pytest.mark.parametrize(
    ("text", "earlier", "taken"),
    [
        ("The deals were worth 3 million.", ["Licence deals doubled."], {"licenc"}),
        ("In June, 37 deals were closed.", ["They signed cross-border licence deals."], {"cross", "border", "licenc"}),
        ("These ferries are old.", ["The river ferries sail.", "Each night ferry waits."], {"river", "night"}),
        ("Those 12 machines stood still.", ["Out of eleven knitting machines, one ran."], {"knit"}),
    ],
)
def test_a_bare_noun_takes_over_its_modifiers(text: str, earlier: list[str], taken: set[str]) -> None:
    """What narrowed a noun before narrows it still, where only "the", a pointer or a number stands before it."""
    assert taken_over(text, earlier) >= taken


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Rental deals were worth 3 million.", ["Licence deals doubled."]),
        ("The ferries are old.", ["The trains are new."]),
        ("The ferries are old.", []),
        ("", ["Licence deals doubled."]),
    ],
)
def test_what_is_narrowed_itself_takes_nothing(text: str, earlier: list[str]) -> None:
    """A noun with modifiers of its own, or one that was not narrowed before, takes over nothing."""
    assert not taken_over(text, earlier)


def test_what_was_said_twice_takes_nothing_from_what_stands_behind_it() -> None:
    """Of two vaccines nobody knows which one "the vaccine" is; of one strike it is that one."""
    twice = ["The vaccine of Corl is cold.", "It has a rival, a vaccine by Tarn Labs."]
    assert not taken_over("The vaccine costs 12 dollars.", twice)
    assert taken_over("The strike cost 12 dollars.", ["It shut after a strike by dockers in Tarn."]) == {
        "docker",
        "tarn",
    }
