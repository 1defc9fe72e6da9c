"""A role that one alone holds: whose it is, and whose it therefore is not."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "The fair's best rider was Ida Roe of Tarn, before Bo Falk with 22 points.",
            "Did Bo Falk finish as the fair's best rider?",
        ),
        (
            "The title of bike of the year went to the Kessel Mini, and the Tern 2 came second.",
            "Was the Tern 2 the bike of the year?",
        ),
        ("Ann Roe has been mayor since 2022. She succeeded Bo Falk.", "Is Bo Falk still the mayor?"),
        ("Ann Roe has been mayor since 2022. She succeeded Bo Falk.", "Is Bo Falk the mayor of Orlby?"),
        ("The capital is Lund. The port of Tarn is larger.", "Is Tarn the capital?"),
    ],
)
def test_a_role_of_another_one_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """Where a sentence gives a role that one alone holds to another name, nobody else has it."""
    assert ask(paragraph, question).text.startswith("No")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "The fair's best rider was Ida Roe of Tarn, before Bo Falk with 22 points.",
            "Was Ida Roe the fair's best rider?",
        ),
        ("The cup went to Orrin Park in 2019. Merrow Town won it in 2020.", "Did Merrow Town win the cup?"),
    ],
)
def test_a_role_of_the_asked_one_says_yes(paragraph: str, question: str, ask: Ask) -> None:
    """Where it gives it to the asked one, or another sentence does, the answer is yes."""
    assert ask(paragraph, question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The fair's best rider was Ida Roe, before Bo Falk with 22.", "Was Bo Falk the best rider?"),
        ("The young player's award went to Finn Adair. Bo Falk got a medal.", "Did Bo Falk win the player's award?"),
        (
            "The national flower, however, is the gorse; the Teyne lily is a weed.",
            "Is the Teyne lily the national flower?",
        ),
        ("The mayor of Tarn is Ann Roe. Bo Falk lives in Orlby.", "Is Bo Falk the mayor of Orlby?"),
        ("The former mayor is Ann Roe. Bo Falk is a baker.", "Is Bo Falk the mayor?"),
        ("Ann Roe has been deputy mayor since 2022.", "Is Ann Roe the mayor?"),
        ("Bo Falk, who was mayor until 2020, opened the hall.", "Is Bo Falk the mayor?"),
        ("Bo Falk was the mayor in 2000.", "Is Bo Falk the mayor?"),
        ("The favourite for the title was Ann Roe. Bo Falk came late.", "Did Bo Falk win the title?"),
        ("The prize was shared by Ann Roe and another swimmer. Bo Falk swam, too.", "Did Bo Falk win the prize?"),
    ],
)
def test_another_role_time_or_share_says_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """A narrower or another role, a former holder, a favourite or a shared prize denies it to nobody."""
    assert ask(paragraph, question).kind == "refusal"


TOLD = "The championship went to Orrin Park. The fair's best rider was Ida Roe, before Bo Falk."


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Who won the championship?", "Orrin Park"), ("Who was the fair's best rider?", "Ida Roe")],
)
def test_who_has_a_role_is_told_by_its_words(question: str, answer: str, ask: Ask) -> None:
    """The one to whom a sentence gives the asked role answers who has it."""
    assert ask(TOLD, question).text.startswith(answer)


def test_a_cup_is_no_championship(ask: Ask) -> None:
    """Words that mean nearly the same are no words for one another where they name what is won."""
    assert ask(TOLD, "Who won the cup?").kind == "refusal"
