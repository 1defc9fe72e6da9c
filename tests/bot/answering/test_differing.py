"""Sources that disagree, and questions that fit several things: all of it is shown, and nothing is chosen silently."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING, hold

_GUIDE = """\
---
id: guide
title: A guide to Tarn Pier
published: 2019-05-04
---

Tarn Pier is 340 metres long. Tarn Pier was opened on 3 June 1888. About 12,000 people walked on Tarn Pier in 2018. Tarn
Pier has 61 lamps. The owners of Tarn Pier spent 2.4 million euros in 2018.
"""
_SURVEY = """\
---
id: survey
title: The piers of Tarn after the survey
published: 2024-09-17
---

Tarn Pier is 352 metres long. Alder Pier is 118 metres long. Cedar Pier is 97 metres long.

Tarn Pier was opened on 3 June 1888. In 2018 Tarn Pier was visited by 12,040 people. Tarn Pier has 61 lamps.

Alder Pier was opened on 9 May 1902. Cedar Pier was opened on 1 July 1911. The owners of Tarn Pier spent 2.38 million
euros in 2018.
"""


@pytest.fixture(scope="module")
def piers(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Two articles of one pier, which differ in its length and agree in the rest."""
    folder: Path = tmp_path_factory.mktemp("piers")
    (folder / "articles").mkdir()
    for name, text in (("guide", _GUIDE), ("survey", _SURVEY)):
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    return hold(folder, folder / "index")


def _ask(question: str, piers: Holdings) -> Reply:
    return reply_to(question, piers, judge=TRUSTING)


def test_different_values_are_both_shown_the_newest_first(piers: Holdings) -> None:
    """Each value has its date and its footnote."""
    reply = _ask("How long is Tarn Pier?", piers)
    assert reply.kind == "disagreement", reply.text
    assert reply.text.index("352 metres (2024-09-17) [1]") < reply.text.index("340 metres (2019-05-04) [2]")
    assert [note.article for note in reply.footnotes] == ["survey", "guide"]


@pytest.mark.parametrize(
    "question",
    [
        "How many lamps does Tarn Pier have?",
        "When was Tarn Pier opened?",
        "How many people walked on Tarn Pier in 2018?",
        "How much did the owners of Tarn Pier spend in 2018?",
        "How long is Alder Pier?",
    ],
)
def test_what_agrees_or_is_only_rounded_is_one_answer(question: str, piers: Holdings) -> None:
    """The same value, a value and about as much, a value and its rounded self: none of these is a disagreement."""
    reply = _ask(question, piers)
    assert reply.kind != "disagreement", reply.text
    assert not reply.abstained, reply.text


@pytest.mark.parametrize("question", ["How long is the pier?", "When was the pier opened?"])
def test_a_question_that_fits_several_things_is_asked_back(question: str, piers: Holdings) -> None:
    """The candidates are the names in the sources, each with its footnote, and each a choice to tap."""
    reply = _ask(question, piers)
    assert reply.kind == "clarification", reply.text
    assert {"Alder Pier", "Cedar Pier"} <= set(reply.choices)
    assert not reply.abstained
    quotes = [note.quote for note in reply.footnotes]
    assert all(any(choice in quote for quote in quotes) for choice in reply.choices)


def test_a_choice_said_after_the_question_makes_it_clear(piers: Holdings) -> None:
    """What is tapped is asked with the question, and has its answer."""
    assert (
        "118 metres" in _ask("How long is the pier? Alder Pier", piers).text
        or "118 metres" in reply_to("Alder Pier", piers, context=["How long is the pier?"], judge=TRUSTING).text
    )


@pytest.mark.parametrize("question", ["How long is Cedar Pier?", "When was Alder Pier opened?"])
def test_what_is_named_is_not_asked_back(question: str, piers: Holdings) -> None:
    """A name is clear enough."""
    assert _ask(question, piers).kind != "clarification"
