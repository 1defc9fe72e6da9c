"""Laws of Chinese facts: a figure has its owner, its measure and its period, and what it is compared with has none."""

import random
from datetime import date

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.confidence import GATE
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


@pytest.mark.parametrize(
    "text",
    [
        "新能源汽车产销两旺，营收同比增长20%。",
        "临川集团营业收入增长7.9%；净利润增长11.8%。",
        "营收、净利润分别增长9.6%和11.5%。",
        "年旅客吞吐量1000万人次以上的机场达到39个。",
        "国内航线完成1200万人次。",
        "青陵市8家化工企业实现收入12亿元。",
        "新材料制造业增长6.2%。",
        "银幕总数超过8.9万块。",
    ],
)
def test_what_may_be_another_s_answers_nothing(text: str) -> None:
    """Who was spoken of before, or comes in turn, and what only says which things are meant, raise a doubt."""
    doubtful = ("20%", "11.8%", "9.6%", "11.5%", "1000万人次", "39个", "1200万人次", "8家", "6.2%", "8.9万块")
    sure = [_told(fact)[2] for fact in _read(text) if fact.confidence >= GATE]
    assert not [surface for surface in sure if surface.endswith(doubtful)]


def test_a_measure_keeps_the_words_that_say_which() -> None:
    """Totals, averages and shares are measures of their own, and a verb parts them from whose they are."""
    facts = _read(
        "2024年青陵公司实现海外业务收入3.8亿元，海外业务收入占比10.9%，比上年提高1.4个百分点。青陵港日均客运量2万人次。"
    )
    assert [_told(fact)[:2] for fact in facts] == [
        ("青陵公司", "海外业务收入"),
        *[("青陵公司", "海外业务收入占比")] * 2,
        ("青陵港", "日均客运量"),
    ]


def test_what_is_so_now_or_for_good_has_no_year_that_was_named_before() -> None:
    """A stock of today and the size of a building are not of the year of which the text spoke last."""
    facts = _read("2023年青陵博物馆接待观众35万人次，建筑面积11.3万平方米，现有员工412人。")
    assert [fact.period is not None for fact in facts] == [True, False, False]
