"""Who beat whom, with winner and loser, round and cup kept apart."""

import pytest

from tests.bot.answering.town import Ask

TOLD = (
    "Orlby beat Tarn 3-1 in the final of the Northern Cup on Saturday, two years after losing to Brent. "
    "In the semi-final they had knocked out Lund."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who did Orlby beat in the final of the Northern Cup?", "Tarn"),
        ("Who did Orlby beat in the semi-final?", "Lund"),
        ("Who beat Tarn?", "Orlby"),
        ("Who won the Northern Cup?", "Orlby"),
    ],
)
def test_the_other_side_of_the_asked_round_answers(question: str, answer: str, ask: Ask) -> None:
    """The one on the other side of the contest answers, in the round that is asked about."""
    assert ask(TOLD, question).text.startswith(answer)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Orlby win the Northern Cup?", "Yes"),
        ("Did Orlby beat Tarn?", "Yes"),
        ("Did Tarn win the Northern Cup?", "No"),
        ("Did Tarn beat Orlby?", "No"),
        ("Who did Tarn beat in the final?", "Not quite"),
    ],
)
def test_who_lost_has_not_won(question: str, verdict: str, ask: Ask) -> None:
    """Whoever won the final won the cup, and whoever lost it did not; a question that turns the two is corrected."""
    assert ask(TOLD, question).text.startswith(verdict)


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            TOLD,
            "Did Orlby beat Brent?",
        ),
        (
            TOLD,
            "Did Orlby win the Southern Cup?",
        ),
        (
            TOLD,
            "Did Tarn win the league?",
        ),
        ("Tarn were beaten 2-1 by Lund in the quarter-finals.", "Who beat Tarn in the final?"),
        ("Tarn hoped to beat Orlby in the final.", "Did Tarn beat Orlby?"),
        ("Tarn led the league by nine points with eleven matches to play.", "Did Tarn win the league?"),
        ("Bo Falk was sacked after a defeat at Tarn; Ann Roe took over.", "Who beat Tarn?"),
        ("The favourite, Tarn, was beaten by Orlby; Lund beat Brent.", "Did Lund beat Tarn?"),
        ("Tarn beat Orlby's reserves in the cup.", "Did Tarn beat Orlby?"),
        ("Tarn's victory over Orlby in the semi-final was annulled.", "Did Tarn beat Orlby in the semi-final?"),
        ("The women of Tarn beat Orlby; the men of Tarn lost to Orlby.", "Did Tarn beat Orlby?"),
        ("In the final Tarn played Orlby and won 2-1.", "Did Orlby win the final?"),
    ],
)
def test_another_round_cup_or_year_says_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """A contest of another round, cup or time tells nothing of the asked one."""
    assert ask(paragraph, question).kind == "refusal"
