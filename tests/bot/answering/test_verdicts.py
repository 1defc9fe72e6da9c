"""Yes and no from sentences."""

from pathlib import Path

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.held.holdings import Holdings
from bot.answering.told.handovers import asks_of_handover
from bot.answering.walk import reply_to
from tests.bot.answering.town import Ask, hold, hold_article, write_corpus

ARTICLE = """\
---
title: The Tarn reservoir
published: 2024-06-10
---

A drought is not expected in the valley. The Tarn reservoir has no turbines. The Orle weir not only holds fish but feeds
two mills. The council has approved the new sluice. By length the Orle ranks second in the county, and by depth the Tarn
ranks first.
"""


@pytest.fixture(scope="module")
def reservoir(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without facts."""
    folder = write_corpus(tmp_path_factory.mktemp("reservoir"), {"reservoir.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("Is a drought expected in the valley?", "No"),
        ("Has the council approved the new sluice?", "Yes"),
        ("Does the Tarn reservoir have turbines?", "No"),
        ("Does the Orle rank first in the county by length?", "No"),
        ("Does the Tarn rank first in the county by depth?", "Yes"),
    ],
)
def test_a_sentence_that_says_it_or_denies_it_decides(message: str, verdict: str, reservoir: Holdings) -> None:
    """What a sentence says in the question's own words is so, and what it negates right before them is not."""
    assert reply_to(message, reservoir).text.startswith(verdict)


def test_not_only_is_no_denial(reservoir: Holdings) -> None:
    """A negation that opens an addition denies nothing."""
    assert not reply_to("Does the Orle weir hold fish?", reservoir).text.startswith("No:")


CUP = """\
---
title: Corl Rovers 2024-25
published: 2025-06-02
---

Third place took Corl Rovers into the play-offs, where they beat Tarn in the semi-final. Corl Rovers lost the play-off
final to Brill on 24 May 2025.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("Did Corl Rovers win the play-off final?", "No"), ("Did Corl Rovers lose the play-off final?", "Yes")],
)
def test_the_sentence_with_the_questions_own_words_decides(question: str, verdict: str, tmp_path: Path) -> None:
    """Who reached the play-offs and beat somebody in a semi-final has not won the play-off final."""
    assert reply_to(question, hold_article(CUP, tmp_path)).text.startswith(verdict)


def test_how_many_did_tells_nothing_of_how_many_did_not(town: Holdings) -> None:
    """A fact answers no question of its opposite."""
    assert reply_to("How many passengers did the ferries carry in 2022?", town).text.startswith("79,500")
    assert reply_to("How many passengers did the ferries not carry in 2022?", town).abstained


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who was the shipwright of Tarnmouth before Bruno Falk?", True),
        ("Who succeeded Ada Kerr?", True),
        ("Who built the Heron before the war?", False),
        ("When was Bruno Falk born?", False),
    ],
)
def test_whoever_names_one_of_two_asks_for_the_other(question: str, asks: bool, town: Holdings) -> None:
    """A question for who was before or after names the one whom it does not ask for."""
    assert asks_of_handover(parse_question(question, town.vocabulary, "en")) == asks


def test_a_denial_of_something_else_denies_nothing_that_is_asked(ask: Ask) -> None:
    """A clause without a word of the question leaves a yes as it is."""
    died = "Three divers died during the salvage, but the inquiry found no fault with the crane."
    assert ask(died, "Did three divers die during the salvage?").text.startswith("Yes")


def test_what_denies_another_clause_as_a_whole_says_no_yes(ask: Ask) -> None:
    """It is not true that it is so."""
    assert not ask("It is not true that the mill was sold.", "Was the mill sold?").text.startswith("Yes")
