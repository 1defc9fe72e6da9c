"""Laws of drafts: what is read of an article makes a file that the check of curated facts passes."""

from pathlib import Path

import pytest

from bot.cli import main
from corpus.extraction.confidence import GATE
from corpus.extraction.events.told import facts_of
from corpus.extraction.extract import extract_events, extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.reader import read_corpus

ENGLISH = """---
id: mills
title: Halden Mills in 2024
published: 2025-03-06
---

Halden Mills was founded in May 1909 by Ida Roe.

Halden Mills made a profit of £18.4 million in 2024. As of 31 May 2025, Halden Mills employs 612 people.

Revenue of Halden Mills rose by 31% to £142.7 million in 2024.

In the first half of 2025, Halden Mills sold 1.3 million loaves of bread: "more than ever".

| Year | Visitors: day | Output, million tonnes |
|---|---|---|
| 2022 | 31,200 | 1.2 |
"""
CHINESE = """---
id: qingling
title: 青陵市工业运行情况
published: 2025-03-06
language: zh
---

2024年，青陵市化工产业规模达512.6亿元，同比增长6.9%。截至2025年2月底，青陵市共有96家化工企业。
"""


def _slots(fact: Fact) -> tuple[object, ...]:
    period = (fact.period.start, fact.period.end, fact.period.shape) if fact.period else None
    value = fact.value
    figure = (value.value, value.unit, value.operator) if isinstance(value, Quantity) else value
    return fact.subject, fact.metric, figure, fact.role, fact.direction, fact.modality, period, fact.scope, fact.quote


@pytest.mark.parametrize("article", [ENGLISH, CHINESE])
def test_a_draft_tells_what_was_read_and_passes_the_check(article: str, tmp_path: Path) -> None:
    """The file is read back, slot by slot, as the facts that it was drawn from."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.md").write_text(article, encoding="utf-8")
    assert main(["facts", str(folder / "one.md"), "--write", "--corpus", str(tmp_path)]) == 0
    assert main(["check", "--corpus", str(tmp_path)]) == 0
    corpus = read_corpus(tmp_path)
    article_read = corpus.articles[0]
    sure = (fact for fact in extract_facts(article_read) if fact.confidence >= GATE)
    events = (fact for event in extract_events(article_read) for fact in facts_of(event))
    read = {_slots(fact) for fact in (*sure, *events)}
    written = {_slots(fact) for fact in corpus.facts}
    assert len(written) > 2
    assert written <= read


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person has written is never overwritten, and the command says so."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.md").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "mills.yaml").write_text("article: mills\n", encoding="utf-8")
    assert main(["facts", str(folder / "one.md"), "--write", "--corpus", str(tmp_path)]) == 2
    assert (tmp_path / "facts" / "mills.yaml").read_text(encoding="utf-8") == "article: mills\n"
    assert "mills.yaml" in capsys.readouterr().err
