"""Codes in brackets: what is asked of them, and what they are asked."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: The exchange
published: 2024-06-10
---

In May, Corrie Water (00417.HK) bought the mill of Falk Timber (NYSE: FLK). Voss Rope was sold.
"""


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without curated facts."""
    folder = write_corpus(tmp_path_factory.mktemp("exchange"), {"exchange.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("message", "lead"),
    [
        ("What is the stock code of Corrie Water?", "00417.HK"),
        ("What is Falk Timber's ticker?", "NYSE: FLK"),
        ("What is the Hong Kong stock code of Corrie Water?", "00417.HK"),
        ("Which company has the code 00417.HK?", "Corrie Water"),
    ],
)
def test_a_code_and_its_name_tell_each_other(message: str, lead: str, exchange: Holdings) -> None:
    """What stands in brackets behind a name is its code, in whatever sentence."""
    assert reply_to(message, exchange).lead == lead


@pytest.mark.parametrize(
    "message",
    [
        "What is the stock code of Voss Rope?",
        "What is the stock code of Tarn Glass?",
        "What is the London stock code of Corrie Water?",
        "Which company has the code 00418.HK?",
    ],
)
def test_no_code_is_taken_for_another_one(message: str, exchange: Holdings) -> None:
    """A name without a code has none, and one market's is not another's."""
    assert reply_to(message, exchange).abstained
