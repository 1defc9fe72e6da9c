"""Who says so: questions for the source of figures."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: Freight of the Orle
publisher: The Orle Post
published: 2024-06-10
---

According to the Orle Shipping Office, the port handled 4,200 tonnes of timber in 2023. According to the Union of
Pilots, the pilots worked 31,000 hours in 2023. The port bought two cranes in 2022.
"""

FACTS = """\
article: freight
facts:
  - id: timber
    subject: port of the Orle
    metric: timber handled
    value: 4,200 tonnes
    period: "2023"
    attribution: Orle Shipping Office
    quote: According to the Orle Shipping Office, the port handled 4,200 tonnes of timber in 2023.
  - id: hours
    subject: pilots of the Orle
    metric: hours worked
    value: 31,000 hours
    period: "2023"
    attribution: |-
      Union of
      Pilots
    quote: |-
      According to the Union of
      Pilots, the pilots worked 31,000 hours in 2023.
"""


@pytest.fixture(scope="module")
def freight(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Two figures, each of another source."""
    folder = write_corpus(tmp_path_factory.mktemp("freight"), {"freight.md": ARTICLE}, {"freight.yaml": FACTS})
    return hold(folder, tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize(
    "message",
    [
        "Who released the figures on timber?",
        "Which office published the data on timber for 2023?",
        "According to whom did the port handle that much timber?",
    ],
)
def test_the_source_of_a_figure_answers(message: str, freight: Holdings) -> None:
    """Whom the figure is attributed to, quoted with the figure's own sentence."""
    reply = reply_to(message, freight)
    assert reply.kind == "entity", reply.text
    assert "Orle Shipping Office" in reply.paragraphs[0]
    assert "4,200 tonnes" in reply.footnotes[0].quote


@pytest.mark.parametrize(
    "message",
    ["Who released the figures on cranes?", "Who published the data on timber for 2019?", "Who bought two cranes?"],
)
def test_nobody_is_named_for_what_nobody_said(message: str, freight: Holdings) -> None:
    """A figure of something else, or of another year, lends its source to none."""
    reply = reply_to(message, freight)
    assert "Shipping Office" not in reply.paragraphs[0]
    assert reply.kind == "refusal" or "Union" not in reply.paragraphs[0]
