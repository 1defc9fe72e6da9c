"""What may be done, and by whom; and all that allows nothing surely."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The battery can be replaced by the owner with a screwdriver.", "Can I swap the battery myself?"),
        ("Visitors can swim in the lake.", "Can I swim in the lake?"),
        ("The key can be bought at the kiosk.", "Can I buy the key at the kiosk?"),
        ("The bike may be taken on trains free of charge when it is folded.", "May I take the folded bike on a train?"),
        ("The tower can be climbed again.", "Can I climb the tower?"),
    ],
)
def test_what_anybody_can_do_says_yes(paragraph: str, question: str, ask: Ask) -> None:
    """A clause that says "can" or "may" of the very deed and thing, and of anybody, says yes."""
    assert ask(paragraph, question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("Landing on the isle of Orlby is not permitted.", "Can people go ashore on the isle of Orlby?"),
        ("Dogs are banned from the beach.", "Can I take my dog to the beach?"),
        ("Dogs are not admitted to the pool.", "Are dogs allowed in the pool?"),
        ("Smoking is not allowed anywhere in the hall.", "Can I smoke in the hall?"),
        ("Swimming in the harbour is forbidden.", "Are visitors allowed to swim in the harbour?"),
        ("Paint is not accepted at the depot any more.", "Can paint be taken to the depot?"),
        ("The tower can no longer be climbed.", "Can I climb the tower?"),
    ],
)
def test_what_is_forbidden_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """A deed, or what it is done to, that is not allowed, by whatever word for it, says no."""
    assert ask(paragraph, question).text.startswith("No")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The battery can only be replaced by a dealer.", "Can I replace the battery myself?"),
        ("The battery could be replaced, the firm hopes.", "Can I replace the battery?"),
        ("The battery of the old model can be replaced.", "Can I replace the battery?"),
        ("Critics say that the battery can be replaced.", "Can I replace the battery?"),
        ('"The tower can be climbed," said the mayor, and the owner denies it.', "Can I climb the tower?"),
        ("It is a myth that the tower can be climbed.", "Can I climb the tower?"),
        ("Members can swim in the lake.", "Can I swim in the lake?"),
        ("Visitors can swim in the lake on Sundays.", "Can I swim in the lake?"),
        ("The lake can be crossed if the wind is low.", "Can I cross the lake?"),
        ("The bike may be taken on trains when it is folded.", "May I take the bike on a train?"),
        ("The tower in Tarn can be climbed.", "Can I climb the tower in Orlby?"),
        ("The tower can be climbed by nobody but the keeper.", "Can I climb the tower?"),
        ("Until 2019 the tower could be climbed.", "Can I climb the tower?"),
        ("Dogs are banned from the beach.", "Can I feed the dogs on the beach?"),
        ("Swimming in the harbour is forbidden.", "Can I swim in the lake?"),
        ("Taking bicycles to the beach is forbidden.", "Can I take my dog to the beach?"),
        ("Landing on the island is not permitted in May.", "Can tourists go ashore on the island?"),
        ("Smoking is allowed in the yard, but not in the hall.", "Is smoking allowed?"),
    ],
)
def test_what_is_allowed_to_some_or_at_times_says_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """What is narrowed, hung on a condition, only said, or told of another thing or deed decides nothing."""
    assert ask(paragraph, question).kind == "refusal"
