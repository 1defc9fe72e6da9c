"""More or less than before, or than was expected, from two figures that a source states."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "Orlby Mills earned 31 million crowns in the half. Analysts had reckoned on 24 million.",
            "Did Orlby Mills earn more than analysts expected?",
        ),
        (
            "Revenue rose 11 per cent to 842 million crowns, up from 759 million crowns a year earlier.",
            "Was revenue higher than a year ago?",
        ),
        (
            "Net debt stood at 88 million crowns on 30 June, 31 million less than at the start of the year.",
            "Is net debt lower than in January?",
        ),
        ("Of those elected, 21 are women, compared with 15 last time.", "Are there more women than last time?"),
    ],
)
def test_more_than_then_or_expected_says_yes(paragraph: str, question: str, ask: Ask) -> None:
    """The figure of now, held against the asked earlier or expected one, says whether it is more."""
    assert ask(paragraph, question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "Orlby Mills earned 31 million crowns in the half. Analysts had reckoned on 24 million.",
            "Did Orlby Mills earn less than analysts expected?",
        ),
        (
            "A firm repaired the town hall clock for £8,300, against an estimate of £11,000.",
            "Was the repair of the clock dearer than estimated?",
        ),
        (
            "The wing opened a year later than planned and cost £64 million, against the £45 million approved in 2018.",
            "Did the wing cost less than was approved?",
        ),
        ("Of those elected, 21 are women, compared with 15 last time.", "Were fewer women elected than last time?"),
        (
            'The club lost 1.2 million crowns in the year. "We had expected three million," said the treasurer.',
            "Did the club lose more than it had expected?",
        ),
    ],
)
def test_less_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """And the other way about."""
    assert ask(paragraph, question).text.startswith("No")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (
            "Orlby Mills earned 31 million crowns in the half. Analysts had reckoned on 24 million.",
            "Did Orlby Mills lose more than analysts expected?",
        ),
        (
            "Revenue rose to 842 million crowns, up from 759 million crowns a year earlier.",
            "Was revenue higher than two years ago?",
        ),
        (
            "Net debt stood at 88 million crowns, 31 million less than at the start of the year.",
            "Is net debt lower than a year ago?",
        ),
        ("The club expects sales of 9 million, up from 7 million a year ago.", "Were sales higher than a year ago?"),
        ("Of those elected, 21 are women, compared with 15 last time.", "Are there more men than last time?"),
        (
            'The club lost 1.2 million crowns in the year. "We had expected three million," said the treasurer.',
            "Did the club do better than expected?",
        ),
    ],
)
def test_another_time_thing_or_side_says_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """Another time, another thing, or a loss for a gain decides nothing."""
    assert ask(paragraph, question).kind == "refusal"
