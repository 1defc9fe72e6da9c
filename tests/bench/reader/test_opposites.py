"""Laws of questions that are turned round."""

import random

from bench.reader.asked import Asked, Gold
from bench.reader.opposites import turned

CONTEXT = "The first mill at Ansel was opened in 1902."
ASKED = Asked("1", "Mills", "When was the first mill opened?", CONTEXT, (Gold("1902", CONTEXT.index("1902")),))


def turns(asked: Asked, tries: int = 200) -> set[str]:
    """All that a question is turned into."""
    chance = random.Random(1)
    return {made.question for made in (turned(asked, chance) for _ in range(tries)) if made}


def test_a_question_is_turned_or_denied() -> None:
    """One word becomes its opposite, or the question is denied, never both."""
    assert turns(ASKED) == {
        "When was the last mill opened?",
        "When was the first mill closed?",
        "When was not the first mill opened?",
        "When wasn't the first mill opened?",
    }


def test_an_opposite_that_is_told_is_not_put_in() -> None:
    """A context that tells both may answer either, and one that denies something may answer what is denied."""
    both = "It did not last: the first mill was opened in 1902 and closed in 1910."
    assert turns(Asked("1", "Mills", ASKED.question, both, ())) == set()
