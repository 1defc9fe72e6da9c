"""How near a span stands to what a question speaks of."""

import random

from bot.answering.asked.question import Need, Question
from bot.answering.spans.nearness import nearness
from corpus.spans import Span
from corpus.words import stem_of


def _asked(*words: str) -> Question:
    return Question("", needs=tuple(Need(word, {frozenset({stem_of(word)}): 1.0}, 1.0) for word in words))


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def test_what_stands_beside_counts_for_more() -> None:
    """Of two figures the one beside the asked-for word is nearer, whatever stands between them otherwise."""
    text = "The barge carries 40 tonnes of gravel and 12 tonnes of sand"
    assert nearness(_span(text, "12 tonnes"), _asked("sand"), text) > nearness(_span(text, "40"), _asked("sand"), text)
    assert nearness(_span(text, "40 tonnes"), _asked("gravel"), text) > nearness(
        _span(text, "12"), _asked("gravel"), text
    )


def test_a_clause_keeps_its_own() -> None:
    """A word of another clause counts for less than one as far away in the same clause."""
    text = "The link, which parliament approved in 2023, opens in 2029"
    asked = _asked("link", "opens")
    assert nearness(_span(text, "2029"), asked, text) > nearness(_span(text, "2023"), asked, text)


def test_more_distance_is_never_nearer() -> None:
    """Words put between a span and the only asked-for word never bring them closer."""
    chance = random.Random(5)
    for _ in range(100):
        filler = " ".join(chance.choices(["old", "grey", "stone", "tall"], k=chance.randrange(8)))
        near, far = f"gravel {filler} 40 tonnes", f"gravel {filler} wet 40 tonnes"
        asked = _asked("gravel")
        assert nearness(_span(near, "40"), asked, near) > nearness(_span(far, "40"), asked, far) > 0
