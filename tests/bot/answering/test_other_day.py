"""Events that a question puts on another day than the source does."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: Bridges of the Orle
publisher: The Orle Post
published: 2024-06-10
---

The Corvane Bridge was opened in May 2021. The Corvane Bridge carried 9,000 cars a day in 2023. The Lammas Bridge was
opened in 1887 by the engineer Ode Brandt. Ode Brandt died in 1902.
"""


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without curated facts."""
    folder = write_corpus(tmp_path_factory.mktemp("bridges"), {"bridges.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


def _ask(message: str, bridges: Holdings) -> Reply:
    return reply_to(message, bridges)


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("Was the Corvane Bridge opened in March 2021?", "May 2021"),
        ("Was the Lammas Bridge opened in 1902?", "1887"),
    ],
)
def test_an_event_of_another_day_is_no(message: str, day: str, bridges: Holdings) -> None:
    """What happens once did not happen on another day; the quote gives the right one."""
    reply = _ask(message, bridges)
    assert (reply.kind, reply.text[:2]) == ("boolean", "No")
    assert day in reply.footnotes[0].quote


def test_a_presumed_day_is_corrected(bridges: Holdings) -> None:
    """A why that takes another day for granted gets the sentence that contradicts it."""
    reply = _ask("Why was the Corvane Bridge opened in August 2020?", bridges)
    assert reply.kind == "correction"
    assert "May 2021" in reply.footnotes[0].quote


def test_the_right_day_is_yes(bridges: Holdings) -> None:
    """The day that stands there is borne out."""
    assert _ask("Was the Corvane Bridge opened in May 2021?", bridges).text.startswith("Yes")


@pytest.mark.parametrize(
    "message",
    [
        "Did the Corvane Bridge carry 9,000 cars a day in 2020?",
        "How many cars did the Corvane Bridge carry in 2020?",
        "Was the Ormond Bridge opened in March 2021?",
    ],
)
def test_a_level_of_another_year_contradicts_nothing(message: str, bridges: Holdings) -> None:
    """What may be so in one year and not in another is refused, and so is an event of an unknown thing."""
    assert _ask(message, bridges).abstained


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("What happened in 1902?", ["Ode Brandt died in 1902."]),
        ("what happened in May 2021", ["The Corvane Bridge was opened in May 2021."]),
        ("1887年发生了什么？", ["opened in 1887"]),
        ("What happened at the Corvane Bridge in 2023?", ["9,000 cars a day in 2023"]),
    ],
)
def test_what_happened_is_told_by_what_stands_of_that_time(message: str, told: list[str], bridges: Holdings) -> None:
    """Who asks for nothing but a day or a year is told the sentences that tell of it."""
    reply = _ask(message, bridges)
    assert not reply.abstained, reply.text
    quotes = " ".join(" ".join(note.quote.split()) for note in reply.footnotes)
    assert all(part in quotes for part in told)


@pytest.mark.parametrize("message", ["What happened in 1950?", "What happened at the Lammas Bridge in 2023?"])
def test_of_a_time_that_nothing_stands_of_nothing_is_told(message: str, bridges: Holdings) -> None:
    """No sentence of another year, or of another thing, tells what happened then."""
    assert _ask(message, bridges).abstained


def test_what_happened_on_a_day_asks_nothing_of_what_was_spoken_of(bridges: Holdings) -> None:
    """It says enough for itself, whatever the question before was about."""
    reply = reply_to("what happened in 1902?", bridges, context=("When was the Corvane Bridge opened?",))
    assert not reply.abstained, reply.text
    assert "Ode Brandt died in 1902" in " ".join(reply.footnotes[0].quote.split())
