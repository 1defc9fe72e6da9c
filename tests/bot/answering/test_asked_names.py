"""Names that are asked for: by a code, of an organisation behind another name; and never the figure of a score."""

import pytest

from bot.answering.asked.question import AnswerType
from bot.answering.held.holdings import Holdings
from bot.answering.spans.names import may_name
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING, hold, write_corpus

ARTICLE = """\
---
title: The makers of the Orle
publisher: The Orle Post
published: 2024-06-10
---

Nordvik Optics (04411.XY) and Halden Glass (07722.XY) are listed since 2023. In May 2024 the T-ray scanner Lumia of the
maker Brevik Instruments Co., Ltd. was approved. In the final the Orle rowers beat Sund Harbour 4-1.
"""

FACTS = """\
article: makers
terms:
  - name: Nordvik Optics
    aliases: [04411.XY, Nordvik]
  - name: Halden Glass
    aliases: [07722.XY, Halden]
facts:
  - id: nordvik-ticker
    subject: Nordvik Optics
    metric: ticker
    names: [04411.XY]
    role: relation
    quote: Nordvik Optics (04411.XY) and Halden Glass (07722.XY) are listed since 2023.
  - id: halden-ticker
    subject: Halden Glass
    metric: ticker
    names: [07722.XY]
    role: relation
    quote: Nordvik Optics (04411.XY) and Halden Glass (07722.XY) are listed since 2023.
"""


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Companies with codes, a product of one, and a score."""
    folder = write_corpus(tmp_path_factory.mktemp("makers"), {"makers.md": ARTICLE}, {"makers.yaml": FACTS})
    return hold(folder, tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("Whose ticker is 07722.XY?", "Halden Glass"),
        ("Which company has the ticker 04411.XY?", "Nordvik Optics"),
        ("What is the ticker of Halden?", "07722.XY"),
        ("Which company does the scanner Lumia belong to?", "Brevik Instruments Co., Ltd."),
    ],
)
def test_the_name_that_is_asked_for_is_said(message: str, answer: str, makers: Holdings) -> None:
    """A code in the question is its value and no name of its subject; of "X of Y" the part that is not asked of."""
    reply = reply_to(message, makers, judge=TRUSTING)
    assert reply.paragraphs[0].startswith(answer), reply.text


def test_a_side_of_a_score_counts_nothing(makers: Holdings) -> None:
    """A score such as "4-1" tells no number of anything."""
    assert reply_to("How many points did Sund Harbour collect?", makers).abstained


@pytest.mark.parametrize(
    ("asked", "text", "may"),
    [
        ("person", "Ada Kerr", True),
        ("person", "Ada Kerr and Bruno Falk", True),
        ("organisation", "Brevik Instruments Co., Ltd.", True),
        ("organisation", "a scanner for glass", False),
        ("organisation", "the first T-ray scanner", False),
        ("person", "the longest bridge of Orlea", False),
        ("entity", "the first T-ray scanner", True),
        ("person", "阿达·克尔", True),
    ],
)
def test_words_beside_names_are_no_name(asked: AnswerType, text: str, may: bool) -> None:
    """Who asks for a person or an organisation is told names, and what stands between them."""
    assert may_name(asked, text) is may
