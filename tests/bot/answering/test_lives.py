"""Lives: where somebody was born, and how old they were, by what stands beside the deed or in the lead."""

from pathlib import Path

import pytest

from bot.answering.asked.question import Need, Question
from bot.answering.held.holdings import Holdings
from bot.answering.spans.places_of_deeds import find_place_of_deed
from bot.answering.walk import reply_to
from corpus.words import stems_of
from tests.bot.answering.town import hold, write_corpus

ROE = """\
---
title: Anna Roe
published: 2024-06-10
---

Anna Roe (2 May 1851 – 9 June 1902) was a painter of harbours. Born in the mill town of Hadderby, she moved to Lund in
1870. She married the dyer Bo Lie, born in Tarn, in 1875. A fever at the age of nine had cost her the sight of one eye.
Roe died of pneumonia in Sundel.
"""
FALK = """\
---
title: Eva Falk
published: 2024-06-11
---

Eva Falk (1 May 1870 – 2 June 1950) was a singer. Falk died at home, aged 80, although the church book has another year.
"""


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Two lives."""
    folder = write_corpus(tmp_path_factory.mktemp("lives"), {"roe.md": ROE, "falk.md": FALK}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Born in the mill town of Hadderby, she moved to Lund in 1870.", "Hadderby"),
        ("Anna Roe was born on 2 May 1851 in Hadderby.", "Hadderby"),
        ("She married the dyer Bo Lie, born in Tarn, in 1875.", None),
        ("Her husband was born in Tarn.", None),
        ("She was born in 1851 and moved to Lund.", None),
    ],
)
def test_the_place_of_a_deed_stands_behind_it(text: str, place: str | None) -> None:
    """What she moved to is no birthplace, nor is where her husband was born."""
    born = Need("born", {frozenset({"born"}): 1.0}, 0.5)
    asked = Question("Where was Anna Roe born?", needs=(born,), stems=frozenset(stems_of("Where was Anna Roe born?")))
    found = find_place_of_deed(asked, text)
    assert (found.of(text) if found else None) == place


@pytest.mark.parametrize("question", ["How old was Anna Roe when she died?", "At what age did Anna Roe die?"])
def test_an_age_is_counted_from_birth_to_death(lives: Holdings, question: str) -> None:
    """The age of another event is none."""
    reply = reply_to(question, lives)
    assert reply.text.startswith("51 years")
    assert reply.kind == "computed"


def test_an_age_that_is_told_is_not_counted(lives: Holdings) -> None:
    """What a sentence says of it answers."""
    assert reply_to("How old was Eva Falk when she died?", lives).text.startswith("80")


def test_the_age_of_one_event_is_none_of_another(lives: Holdings) -> None:
    """How old somebody was when ill says nothing of how old when married."""
    assert reply_to("How old was Anna Roe when she married?", lives).abstained
