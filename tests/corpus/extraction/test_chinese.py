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
        "营收、净利润和投资分别增长9.6%和11.5%。",
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
    facts = _read(
        "2023年青陵博物馆接待观众35万人次，建筑面积11.3万平方米，现有员工412人，志愿者96人。博物馆共有展厅12个。"
    )
    assert [fact.period is not None for fact in facts] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "2024年，青陵港产值为93.6亿元，利润为8.7亿元，分别增长18%和26%。",
            [("产值", "93.6亿元"), ("利润", "8.7亿元"), ("产值", "18%"), ("利润", "26%")],
        ),
        (
            "赛会设长跑、竞走和接力三个项目，规模分别为1500人、900人和300人。",
            [("长跑规模", "1500人"), ("竞走规模", "900人"), ("接力规模", "300人")],
        ),
        (
            "2022年至2024年，青陵港营业收入分别为18.6亿元、33.4亿元和49.7亿元。",
            [("营业收入", "18.6亿元"), ("营业收入", "33.4亿元"), ("营业收入", "49.7亿元")],
        ),
        ("北岸、南岸和西岸产量分别增长6%、8%和7%。", [("北岸产量", "6%"), ("南岸产量", "8%"), ("西岸产量", "7%")]),
    ],
)
def test_figures_told_in_turn_are_each_of_their_own(said: str, wanted: list[tuple[str, str]]) -> None:
    """Each is of its own measure, thing or year, in their order; none is given to the first of them."""
    told = [_told(fact) for fact in _read(said) if fact.confidence >= GATE]
    assert len(told) == len(wanted)
    assert all(
        (subject + metric).endswith(name) and surface == figure
        for (subject, metric, surface), (name, figure) in zip(told, wanted, strict=True)
    )


def test_years_told_in_turn_are_each_of_their_own() -> None:
    """Three values of three years have a year each."""
    facts = _read("2022年至2024年，青陵港净利润分别为1.2亿元、3.9亿元和6.8亿元。")
    assert [fact.period.start.year for fact in facts if fact.period and fact.period.start] == [2022, 2023, 2024]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        (
            "2024年青陵港吞吐量为46.8万吨，超过2023年的44.1万吨。其中，外贸吞吐量31.2万吨，占66.7%。",
            [2024, 2023, 2024, 2024],
        ),
        ("2024年青陵港利润为6.3亿元，上年同期为5.1亿元。", [2024, 2023]),
        ("2024年青陵港就业率为92.6%，比2023年同期提高1.3个百分点。", [2024, 2024]),
        ("2024年青陵港总成本为9.3亿元，财务费用从2023年的4.2亿元降至2.9亿元。", [2024, 2023, 2024]),
    ],
)
def test_what_is_compared_with_keeps_its_own_time(said: str, years: list[int]) -> None:
    """A figure of another time that stands beside one has that time, and neither the next figure nor sentence has."""
    assert [fact.period.start.year for fact in _read(said) if fact.period and fact.period.start] == years


def test_what_narrows_a_measure_stays_with_it() -> None:
    """The people of the towns are not all people of the city; a part has the measure of its whole."""
    facts = _read("年末青陵市常住人口355.4万人，其中城镇人口243.1万人。全市公路里程3120公里，其中高速公路462公里。")
    assert [_told(fact)[:2] for fact in facts] == [
        ("青陵市", "常住人口"), ("青陵市", "城镇人口"), ("公路", "里程"), ("高速公路", "里程"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "said", "subject"),
    [
        ("晶澜医疗发布2024年年报", "晶澜医疗共有员工980人。公司营业收入为12亿元。", "晶澜医疗"),
        ("青陵国际马拉松开跑", "青陵国际马拉松共有选手9000人。报名人数为1.2万人。", "青陵国际马拉松"),
        ("临洲市财政收入情况", "公司营业收入为12亿元。医院营业收入为3亿元。", ""),
    ],
)
def test_who_is_spoken_of_is_who_the_title_names(title: str, said: str, subject: str) -> None:
    """A name in the title that its article says is the topic, whatever it ends with; a company stands for no city."""
    sure = [fact.subject for fact in _read(said, title) if fact.confidence >= GATE]
    assert sure == [subject, subject] if subject else not sure


@pytest.mark.parametrize(
    "said",
    [
        "青陵市计划建成3座水厂，总投资62亿元。",
        "全长18公里的海峡大桥已经通车。",
        "青陵市共有50平方公里以上的河流96条，总长度4.8万公里。",
        "2024年，青陵港每年举办活动约120场。",
    ],
)
def test_what_is_planned_or_of_another_thing_answers_nothing(said: str) -> None:
    """What a plan costs, what is of the thing behind it or of what was counted, and what is of every year."""
    assert not [fact for fact in _read(said) if fact.confidence >= GATE]


def test_what_a_part_has_is_not_told_of_what_comes_next() -> None:
    """Behind the area of a county's tea gardens nobody's firms are told of, neither the gardens' nor the county's."""
    facts = _read("2024年，全市茶园面积21.5万亩，涉茶企业260家，带动就业6.2万人。")
    assert [_told(fact)[2] for fact in facts if fact.confidence >= GATE] == ["21.5万亩"]


def test_the_year_before_is_that_before_the_named_one() -> None:
    """Beside a named year "the year before" is counted from it, and not from the day of the article."""
    facts = _read("2023年青陵港营收67亿元，亏损由上年的9.2亿元收窄。")
    years = {_told(fact)[2]: fact.period.start.year for fact in facts if fact.period and fact.period.start}
    assert years == {"67亿元": 2023, "9.2亿元": 2022}


def test_a_month_alone_leaves_no_time_to_the_next() -> None:
    """What is told behind a single month of a half-year is of the half-year again, or of no time that is known."""
    facts = _read("2024年6月当月青陵港出口71亿元。有出口实绩的企业1.4万家。青陵港吞吐量为31万吨。")
    assert [(_told(fact)[2], fact.period is None) for fact in facts if fact.confidence >= GATE] == [
        ("71亿元", False), ("31万吨", True),
    ]  # fmt: skip


def test_a_lasting_measure_is_of_no_year_in_which_a_thing_was_made() -> None:
    """How long a line is, it is for ever, whenever it was opened; what a plant makes a year is a measure of it."""
    (length,) = _read("2023年开通的8号线全长31.6公里。")
    (capacity,) = _read("青陵港第二工厂年产能30万辆。")
    assert (length.period, _told(capacity)[:2]) == (None, ("青陵港第二工厂", "年产能"))


@pytest.mark.parametrize("said", ["2024年青陵港员工比2019年减少300人。", "对欧盟、美国进出口分别为587亿元和401亿元。"])
def test_a_doubtful_change_or_partner_answers_nothing(said: str) -> None:
    """A change since another year than the one before is of no year; with whom somebody trades is not who trades."""
    assert not [fact for fact in _read(said) if fact.confidence >= GATE]


@pytest.mark.parametrize(
    "said",
    [
        "龙头企业恒岳能源成立于2012年。该公司去年实现营业收入268亿元，净利润19.6亿元。",
        "恒岳能源总部位于青陵。公司去年净利润19.6亿元。",
        "恒岳能源已在海外建厂。其首座海外工厂设在匈牙利，总投资9.2亿欧元。",
        "市里还设立了总规模50亿元的基金。",
    ],
)
def test_what_a_company_has_is_not_the_industry_s(said: str) -> None:
    """Where an article is about an industry, "the company" is one that it names; of a thing of somebody, only that."""
    facts = _read(said, "青陵市储能电池产业突破800亿元")
    assert facts
    assert all(fact.confidence < GATE for fact in facts)


def test_what_a_place_within_a_place_has_is_its_own_part_of_the_measure() -> None:
    """The law: behind "among which" a place has the measure told before it, and a count of things keeps its noun."""
    told = [_told(fact) for fact in _read("青陵市常住人口683万人，其中青陵高新区38万人。")]
    assert told == [("青陵市", "常住人口", "683万人"), ("青陵高新区", "常住人口", "38万人")]


def test_what_there_is_on_a_day_is_of_no_months() -> None:
    """The law: a population has a day, or a year, and the first nine months that a title names are neither."""
    grown = _read("前三季度，青陵市出口438.5亿元。青陵市常住人口约683万人。")
    assert [fact.period is not None for fact in grown] == [True, False]


@pytest.mark.parametrize(
    "said",
    [
        "其位于匈牙利的工厂去年投产，现有员工630人。",
        "首家大客户博朗汽车贡献收入9.3亿元。",
        "该工程使用吊车48台。",
        "该院编制床位2600张。",
        "1月前两周，青陵市进出口额达36.8亿元。",
        "青陵港建设20万吨级泊位。",
    ],
)
def test_who_is_only_described_owns_nothing(said: str) -> None:
    """The law: words that say where something is, or the how-manieth, are no name and own nothing."""
    assert [_told(fact) for fact in _read(said) if fact.confidence >= GATE] == []


def test_the_whole_year_is_no_part_of_a_name() -> None:
    """The law: what ends in "the whole year" is whoever stands before it."""
    assert _told(_read("2024年青陵机场全年旅客吞吐量为1873万人次。")[0])[:2] == ("青陵机场", "旅客吞吐量")
