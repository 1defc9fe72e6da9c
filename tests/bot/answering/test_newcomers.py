"""Who has a role now."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question", "answer"),
    [
        (
            '"We are tired," manager Bo Falk said. He was dismissed and replaced by Ann Roe, a coach.',
            "Who is the new manager?",
            "Ann Roe",
        ),
        (
            "The coach had been sacked. On Monday the club named Ann Roe as head coach.",
            "Who is Orlby's new head coach?",
            "Ann Roe",
        ),
    ],
)
def test_who_came_after_the_holder_is_the_new_one(paragraph: str, question: str, answer: str, ask: Ask) -> None:
    """Who was named to a role, or came after the one who is called by it, has it now."""
    assert ask(paragraph, question).text.startswith(answer)


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ('"We are tired," manager Bo Falk said. He was dismissed and replaced by Ann Roe.', "Who is the new captain?"),
        ("The club named Ann Roe as head coach.", "Who is the new head coach of Tarn?"),
        ("Bo Falk, the captain, hurt his knee in March.", "Who is the new captain?"),
    ],
)
def test_another_role_or_body_has_other_newcomers(paragraph: str, question: str, ask: Ask) -> None:
    """Nobody is the new one of another role, or of another club."""
    assert ask(paragraph, question).kind == "refusal"
