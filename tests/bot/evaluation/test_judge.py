"""Judging a reply: it says what it should, quotes what proves it, and states no figure that nothing shows."""

from dataclasses import replace

import pytest

from bot.answering.said.reply import Footnote, Reply
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import judge, says

NOTE = Footnote("port", "Ports", "The Tide", "2024", False, "", 1, "Orrin landed 1,204 tonnes in 2021.", 0, 34)
GOLD = GoldQuestion(
    id="a",
    question="How much was landed in 2021?",
    expect="answer",
    kind="value",
    answers=(("1,204", "1204"), ("tonnes",)),
    cites=("1,204",),
)
RIGHT = Reply("value", ("1,204 tonnes [1]", "Landings of Orrin."), (NOTE,), "1,204 tonnes")
REFUSED = Reply("refusal", ("The sources do not say.",), reason="nothing_relevant")


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("47 parks, 7.5%", "7", False),
        ("47 parks, 7.5%", "47", True),
        ("47 parks, 7.5%", "7.5", True),
        ("47 parks, 7.5%", "5", False),
        ("1,204 tonnes", "1", False),
        ("1,204 tonnes.", "1,204", True),
        ("in 2021.", "2021", True),
        ("Yes: 7 parks", "yes", True),
        ("eyes", "yes", False),
        ("7 circuits", "circuit", True),
        ("Ada Kerr", "ada kerr", True),
        ("塔恩渡轮运送", "渡轮", True),
        ("(5.9%)", "5.9%", True),
        ("", "x", False),
    ],
)
def test_words_are_found_from_their_beginning_and_figures_whole(text: str, wanted: str, found: bool) -> None:
    """A part of a figure is another figure; the end of a word may differ."""
    assert says(text, wanted) == found


def test_what_follows_a_separator_is_no_figure_of_its_own() -> None:
    """The hundreds of a thousand are no answer."""
    assert not says("1,204 tonnes", "204")


def test_the_right_reply_is_right_in_all() -> None:
    """Of each group one alternative is said; the proof is quoted; the figures are shown."""
    verdict = judge(GOLD, RIGHT, 12.0)
    assert (verdict.right, verdict.cites_right, verdict.supported, verdict.ms) == (True, True, True, 12.0)


@pytest.mark.parametrize(
    "paragraphs", [("1,205 tonnes [1]",), ("1,204 barrels [1]",), ("11,204 tonnes [1]",), ("[1]",)]
)
def test_another_figure_or_unit_is_wrong(paragraphs: tuple[str, ...]) -> None:
    """Every group must be said, not only one of them."""
    assert not judge(GOLD, replace(RIGHT, paragraphs=paragraphs), 0).right


def test_a_refusal_is_right_only_where_one_is_expected() -> None:
    """And an answer is never right where none should be given, whatever it says."""
    unanswerable = GoldQuestion(id="b", question="Who?", expect="refuse", kind="entity")
    assert judge(unanswerable, REFUSED, 0).right
    assert not judge(unanswerable, RIGHT, 0).right
    assert not judge(GOLD, REFUSED, 0).right


def test_a_correction_is_judged_by_what_it_says() -> None:
    """A false premise that is answered as if it were true lacks the words of the truth."""
    gold = GOLD.model_copy(update={"expect": "correct"})
    assert judge(gold, RIGHT, 0).right
    assert not judge(gold, REFUSED, 0).right


def test_a_proof_must_be_quoted() -> None:
    """A right figure with another sentence under it is not proved, and neither is one without a footnote."""
    assert not judge(GOLD, replace(RIGHT, footnotes=(replace(NOTE, quote="It was a good year."),)), 0).cites_right
    assert not judge(GOLD, replace(RIGHT, footnotes=()), 0).cites_right


@pytest.mark.parametrize(
    ("paragraphs", "supported"),
    [
        (("1,204 tonnes [1]",), True),
        (("1204 tonnes [1]",), True),
        (("1,204 tonnes [1]", "In 2021."), True),
        (("1,204 tonnes [1]", "Up 9%."), False),
        (("1,205 tonnes [1]",), False),
        (("1,204 tonnes [2]",), False),
        (("many tonnes [1]",), True),
    ],
)
def test_every_figure_must_stand_in_a_quote_or_in_the_question(paragraphs: tuple[str, ...], supported: bool) -> None:
    """Marks are no figures; separators make no difference; a mark without a footnote is a figure."""
    assert judge(GOLD, replace(RIGHT, paragraphs=paragraphs), 0).supported == supported


def test_operands_support_what_is_said() -> None:
    """A figure among the operands is shown by the working."""
    reply = replace(RIGHT, paragraphs=("1,204 tonnes, and 300 [1]",), operands=("300",))
    assert judge(GOLD, reply, 0).supported
