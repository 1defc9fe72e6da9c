"""What is there no more, and what only seems so."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The horn was discontinued in 2011.", "Is there still a horn?"),
        ("Its last shop in Harbour Street closed on 30 August.", "Does Orlby still have a shop?"),
        ("There is no charger in the box of either version.", "Do I get a charger with it?"),
    ],
)
def test_what_ended_is_no_more(paragraph: str, question: str, ask: Ask) -> None:
    """A thing whose end is the last that an article tells of it is there no more."""
    assert ask(paragraph, question).text.startswith("No")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The horn was not discontinued.", "Is there still a horn?"),
        ("The horn was discontinued in 2011, and a new one was installed in 2015.", "Is there still a horn?"),
        ("The horn was discontinued in 2011. The horn was put back into use in 2014.", "Is there still a horn?"),
        ("A shop in Mill Street closed in May.", "Does Orlby have a shop?"),
        ("The cemetery is full; burials there ended in 2019.", "Are burials still possible at the cemetery?"),
        ("The bakery closed its shop in Tarn.", "Does the bakery have a shop?"),
        ("The old hospital closed in 2014.", "Is there a hospital?"),
        ("The fee for late books was abolished in May.", "How much is the fee for new books?"),
    ],
)
def test_another_one_or_a_new_one_may_be_there(paragraph: str, question: str, ask: Ask) -> None:
    """One of several, another of its kind, or one that came again leaves it open."""
    assert ask(paragraph, question).kind == "refusal"


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The fee for late books was abolished in May.", "How much is the fee for late books?"),
        ("There is still no calendar, and books cannot be opened.", "When was the calendar added?"),
    ],
)
def test_what_is_no_more_is_corrected(paragraph: str, question: str, ask: Ask) -> None:
    """A question that takes such a thing for granted is corrected by the sentence that says so."""
    assert ask(paragraph, question).kind == "correction"
