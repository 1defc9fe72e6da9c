"""Within which months, on which weekdays and at which ages something is so."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The gorge is served by boats to Tarn between April and October only.", "Can I go to Tarn by boat in June?"),
        ("The pool at Fenn Street is open from June to August.", "Is the Fenn Street pool open in July?"),
        ("The night buses will run on Fridays and Saturdays only.", "Do the night buses run on Saturdays?"),
        (
            "Guests over the age of 15 have paid a tourist tax of 2 crowns since March.",
            "Does a 16-year-old pay the tourist tax?",
        ),
        ("Anyone older than 16 can borrow tools at the library.", "Can a 17-year-old borrow tools at the library?"),
    ],
)
def test_what_lies_within_says_yes(paragraph: str, question: str, ask: Ask) -> None:
    """The asked month, weekday or age within those that a sentence tells says yes."""
    assert ask(paragraph, question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "The gorge is served by boats to Tarn between April and October only.",
            "Can I go to Tarn by boat in Febuary?",
        ),
        ("The pool at Fenn Street is open from June to August.", "Is the Fenn Street pool open in September?"),
        ("The bus runs from May to September.", "Does the bus run in winter?"),
        (
            "Guests over the age of 15 have paid a tourist tax of 2 crowns since March.",
            "Do children have to pay the tourist tax?",
        ),
        ("Anyone older than 16 can borrow tools at the library.", "Can a 14-year-old borrow tools at the library?"),
    ],
)
def test_what_lies_outside_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """One outside of them says no, where they are all."""
    assert ask(paragraph, question).text.startswith("No")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The pool is open from June to August, and in December.", "Is the pool open in September?"),
        ("The market is held on Fridays.", "Is the market held on Mondays?"),
        (
            "The gorge is served by boats to Tarn between April and October only.",
            "Can I go to Lund by boat in February?",
        ),
        ("Children under 12 get in free if they come with an adult.", "Does a 13-year-old get in free?"),
        ("The museum is open from May to September; the cafe is open all year.", "Is the cafe open in January?"),
        ("The museum's garden is open from May to September.", "Is the museum open in June?"),
        ("The ferry sails only on Sundays in winter.", "Does the ferry sail on Mondays in summer?"),
        ("Nobody under 18 can enter the hall.", "Can a 16-year-old enter the hall?"),
        ("Speeds over 50 are fined.", "Is a 60-year-old fined?"),
        ("The course runs from May to July this year.", "Will the course run in August 2026?"),
        ("The pool was open from June to August.", "Is the pool open in September?"),
    ],
)
def test_what_may_be_so_at_other_times_says_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """Several bounds, no word for all of them, a condition or another time leave it open."""
    assert ask(paragraph, question).kind == "refusal"
