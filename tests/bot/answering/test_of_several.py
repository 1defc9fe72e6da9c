"""Facts of one slot: which of them holds today, which of them is meant, and whose they are."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
id: pier
title: The Tarn pier
published: 2024-06-10
---

The Tarn pier lets an adult in for 8 crowns since 1 March 2024; before that day it was 6 crowns.
A student pays 4 crowns at the Tarn pier. The Tarn pier had 900 visitors in 2022.
The Lantern Walk had 300 visitors in 2021.
"""
ADULT = '"The Tarn pier lets an adult in for 8 crowns since 1 March 2024; before that day it was 6 crowns."'
FACTS = f"""\
article: pier
terms:
  - name: admission
    aliases: [ticket, ticket price]
facts:
  - {{id: now, subject: Tarn pier, metric: admission, value: 8 crowns, scope: [adult], period: "2024-03-01..",
     shape: since, quote: {ADULT}}}
  - {{id: before, subject: Tarn pier, metric: admission, value: 6 crowns, scope: [adult], period: "..2024-02-29",
     shape: flow, quote: {ADULT}}}
  - {{id: student, subject: Tarn pier, metric: admission, value: 4 crowns, scope: [student],
     quote: A student pays 4 crowns at the Tarn pier.}}
  - {{id: visitors, subject: Tarn pier, metric: visitors, value: 900 visitors, period: "2022",
     quote: The Tarn pier had 900 visitors in 2022.}}
  - {{id: walk, subject: Lantern Walk, metric: visitors, value: 300 visitors, period: "2021",
     quote: The Lantern Walk had 300 visitors in 2021.}}
"""


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article with facts that differ in one slot."""
    folder = write_corpus(tmp_path_factory.mktemp("pier"), {"pier.md": ARTICLE}, {"pier.yaml": FACTS})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


def test_what_holds_since_some_day_is_what_holds(pier: Holdings) -> None:
    """Where no time is asked for, what has ended does not answer."""
    assert "8 crowns" in reply_to("What is the ticket price of the Tarn pier for an adult?", pier).text
    assert reply_to("What is the ticket price of the Tarn pier for a student?", pier).text.startswith("4 crowns")


def test_what_nothing_tells_apart_is_not_answered(pier: Holdings) -> None:
    """A word that the corpus does not have may narrow a slot that has several values: none of them answers."""
    reply = reply_to("What is the ticket price of the Tarn pier for pensioners?", pier)
    assert reply.abstained
    assert "pensioners" in reply.text


def test_another_thing_does_not_answer_for_the_named_one(pier: Holdings) -> None:
    """Where the named thing has figures of its own, another one's of another year are not taken for it."""
    reply = reply_to("How many visitors did the Tarn pier have in 2021?", pier)
    assert reply.abstained
