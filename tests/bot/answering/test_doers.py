"""Doers: who did what is asked about."""

from dataclasses import replace

import pytest

from bot.answering.asked.question import Need, Question
from bot.answering.spans.doers import deed_asked, find_doer
from corpus.words import stems_of


def _question(text: str, *deed: str) -> Question:
    ways = {frozenset(stems_of(word)): 1.0 if at == 0 else 0.9 for at, word in enumerate(deed)}
    return Question(text, needs=(Need(deed[0], ways, 1.0),), stems=frozenset(stems_of(text)))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The pier was designed by Eva Dahl.", "Eva Dahl"),
        ("The pier, designed in 1902 by the Tarn practice Dahl Sons, is short.", "Dahl Sons"),
        ("Eva Dahl designed the pier and the harbour of Bo Roe.", "Eva Dahl"),
        ("Eva Dahl, a pupil of the harbour master, had designed the pier.", "Eva Dahl"),
        ("The pier of Bo Roe was devised by Eva Dahl, who lived in Tarn.", "Eva Dahl"),
    ],
)
def test_the_doer_is_the_name_beside_the_deed(text: str, doer: str) -> None:
    """In the active and in the passive, by the asker's own word and by one as good, past asides."""
    found = find_doer(_question("Who designed the pier?", "designed", "devised"), text)
    assert found is not None
    assert found.of(text) == doer


@pytest.mark.parametrize(
    "text",
    [
        "Eva Dahl opened the pier.",
        "Eva Dahl never designed the pier.",
        "Eva Dahl hoped that she would have designed the pier.",
        "The pier of Eva Dahl was designed in 1902.",
        "The pier was designed by hand, Eva Dahl said.",
        "In Tarn designed things are rare.",
        "Allegedly Eva Dahl designed the pier.",
        "The pier, which Bo Roe bought, was designed by his son for Eva Dahl.",
        "The pier was designed by his son to Eva Dahl.",
        "Bo Roe led the pier, and Eva Dahl designed the set.",
        "Bo Roe led the pier, and the set was designed by Eva Dahl.",
    ],
)
def test_who_is_only_named_beside_it_is_no_doer(text: str) -> None:
    """Another deed, one denied, wished for or alleged, and a name that is only near the deed tell no doer."""
    asked = _question("Who designed the pier?", "designed")
    pier = Need("pier", {frozenset({"pier"}): 1.0}, 1.0)
    assert find_doer(replace(asked, needs=(*asked.needs, pier)), text) is None


@pytest.mark.parametrize(
    "text", ["Who is the mayor?", "Who was it named after?", "When was it designed?", "Who did it?"]
)
def test_who_asks_for_no_deed_has_none(text: str) -> None:
    """What somebody is, and what happened when, are no deeds of a doer."""
    assert deed_asked(_question(text, "designed")) is None


def test_who_did_it_to_a_part_did_not_do_it_to_the_whole() -> None:
    """Who drew the museum of the mill has not drawn the mill."""
    text = "The museum of the mill was designed by Eva Dahl."
    for thing, told in (("mill", None), ("museum of the mill", "Eva Dahl")):
        needs = [Need(word, {frozenset(stems_of(word)): 1.0}, 1.0) for word in ("designed", *thing.split(" of the "))]
        asked = f"Who designed the {thing}?"
        found = find_doer(Question(asked, needs=tuple(needs), stems=frozenset(stems_of(asked))), text)
        assert (found.of(text) if found else None) == told
