"""Laws of whom a sentence speaks of that names nobody."""

from collections.abc import Sequence

import pytest

from bot.answering.held.centres import centres
from corpus.words import stems_of

NAMES = set(stems_of("Ash Elm Air Brill Gao Wenbin Oak Rail Ida Moss Japan May"))
NAMED = "The largest maker in Ash is Elm Air, a carrier with 40 jets."


def meant(*texts: str) -> Sequence[str]:
    """The name that each sentence means, as its stems in order; nothing where it means none."""
    return [" ".join(sorted(centre.name)) if centre else "" for centre in centres(texts, NAMES)]


@pytest.mark.parametrize(
    "follows",
    [
        "It employs 900 people.",
        "Its jets are old.",
        "In May 2024 it opened a hangar in Brill.",
        "The company has not yet made a profit.",
        "The carrier lost a million.",
        '"We would rather fly than swim," its chairman, Gao Wenbin, told reporters.',
        "A strike in May cost the company a million.",
    ],
)
def test_what_takes_a_name_up_means_it(follows: str) -> None:
    """A pronoun in the subject, "the company", or the noun that it was called by, over sentences that name nobody."""
    assert meant(NAMED, follows)[-1] == "air elm"
    assert meant(NAMED, "Half of the flights go south.", "The rest go north.", follows)[-1] == "air elm"


@pytest.mark.parametrize(
    "follows",
    [
        "The bank lost a million.",
        "It is expected that fares will rise.",
        "Fares rose, which it regrets.",
        "Oak Rail lost a million, and its trains are late.",
        'A clerk said: "It rains."',
        "Half of the flights go south.",
    ],
)
def test_what_may_mean_another_means_nobody(follows: str) -> None:
    """Another noun, a word that stands for nothing, what is quoted, and what the sentence itself may have named."""
    assert not meant(NAMED, follows)[-1]


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("A rival, Oak Rail, runs trains.", "oak rail"),
        ("Oak Rail runs trains.", "oak rail"),
        ("In May Oak Rail ran trains.", "air elm"),
        ("A court fined Oak Rail.", ""),
        ("Dr Ida Moss wrote a book.", "air elm"),
        ("Ida Moss said that fares would rise.", "air elm"),
        ("Exports to Japan rose.", "air elm"),
    ],
)
def test_the_name_of_the_subject_is_spoken_of_next(between: str, name: str) -> None:
    """The last name in a subject, or beside it, counts; no speaker and no place; after deeds to others, nobody."""
    assert meant(NAMED, between, "It employs 900 people.")[-1] == name
