"""Laws of Chinese facts: a figure has its owner, its measure and its period, and what it is compared with has none."""

import random
from datetime import date

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span

PIECES = (
    *("青陵市", "生物医药", "产值", "达", "120.5亿元", "同比增长", "6.9%", "，", "。", "；", "其中", "2024年", "从"),
    *("到2025年", "占", "的", "共有", "12家", "企业", "比上年末", "减少", "预计", "将", "为", "\n"),
)


def _read(text: str, title: str = "青陵市工业运行情况") -> tuple[Fact, ...]:
    article = Article("mills", text, Span(0, len(text)), title, "zh", published=PartialDate(2025, 3, 6))
    return extract_facts(article)


def _told(fact: Fact) -> tuple[str, str, str]:
    assert isinstance(fact.value, Quantity)
    return fact.subject, fact.metric, fact.value.surface


def test_a_level_its_growth_and_a_part_of_it() -> None:
    """The growth is that of the level before it, in its period; what "among which" adds has an owner of its own."""
    facts = _read("2024年，青陵市化工产业规模达512.6亿元，同比增长6.9%，其中制造业产值301.4亿元。")
    assert [_told(fact) for fact in facts] == [
        ("青陵市化工产业", "规模", "512.6亿元"), ("青陵市化工产业", "规模", "6.9%"), ("制造业", "产值", "301.4亿元"),
    ]  # fmt: skip
    assert [fact.role for fact in facts] == ["level", "growth", "level"]
    assert {fact.period.start for fact in facts if fact.period} == {date(2024, 1, 1)}


def test_from_and_to_are_each_in_their_own_year() -> None:
    """What it rose from is of the first year, what it rose to of the last, and the rate of all between."""
    facts = _read("青陵市化工产业规模从2021年的301.5亿元增长到2024年的512.6亿元，年均复合增长率达19.3%。")
    periods = [fact.period for fact in facts if fact.period]
    years = [(one.start.year, one.end.year) for one in periods if one.start and one.end]
    assert years == [(2021, 2021), (2024, 2024), (2021, 2024)]


def test_counts_have_what_they_count() -> None:
    """What is counted stands before the figure or behind its counter."""
    assert [_told(fact)[1] for fact in _read("青陵市共有96家化工企业。规模以上工业企业共1327家。")] == [
        "化工企业数量", "规模以上工业企业数量",
    ]  # fmt: skip


def test_what_is_compared_with_gives_no_period() -> None:
    """What is told holds at its own time, and not "than at the end of last year"."""
    facts = _read("截至2025年2月底，青陵港员工人数达4210人，比上年末减少120人。")
    assert {fact.period.end for fact in facts if fact.period} == {date(2025, 2, 28)}
    assert [(fact.role, fact.direction) for fact in facts] == [("count", ""), ("change", "down")]


@pytest.mark.parametrize(
    ("said", "modality"), [("预计2026年产值将达到12亿元。", "forecast"), ("2026年产值目标为12亿元。", "target")]
)
def test_what_is_not_yet_so_is_not_told_as_it_were(said: str, modality: str) -> None:
    """A forecast and an aim are none of the actual figures."""
    assert [fact.modality for fact in _read(said)] == [modality]


def test_no_text_raises_and_each_value_is_the_source_s_own() -> None:
    """Whatever the order of its words, a text gives facts whose values stand in their quotes."""
    chance = random.Random(20250306)
    for _ in range(400):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 30)))
        for fact in _read(text):
            assert fact.value_span is not None
            assert fact.quote.holds(fact.value_span)
            assert _told(fact)[2] == fact.value_span.of(text)
