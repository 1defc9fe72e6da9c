"""Laws of yes and no in Chinese: a clause decides that tells of the very thing, at its time, and leaves
nothing open.

What does not, gets neither.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold_article

Ask = Callable[[str, str], Reply]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A question to a Chinese article of one paragraph about 临江."""

    def asked(paragraph: str, question: str) -> Reply:
        text = f"---\ntitle: 临江新闻\npublished: 2025-03-04\nlanguage: zh\n---\n\n临江是一座小城。{paragraph}\n"
        return reply_to(question, hold_article(text, tmp_path), language="zh")

    return asked


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("老码头没有拆除计划。", "老码头会被拆除吗？"),
        ("渡轮票价仍为2元。", "渡轮涨价了吗？"),
        ("大坝在洪水中完好无损。", "大坝决堤了吗？"),
        ("市长周远被免职。", "周远辞职了吗？"),
        ("图书馆继续关闭。", "图书馆开放了吗？"),
        ("新桥的方案被否决。", "新桥的方案通过了吗？"),
        ("新桥不收取通行费。", "新桥收费吗？"),
        ("汽车可以上桥，行人则不行。", "行人可以上桥吗？"),
        ("汽车轮渡将停运，但旅客轮渡会保留。", "旅客轮渡会停运吗？"),
        ("南岸工厂已经动工；北岸工厂还在选址，没有开工。", "北岸工厂开工了吗？"),
        ("周远否认了雾港水务将被收购的说法。", "雾港水务会被收购吗？"),
        ("周远不打算写自传。", "周远打算写自传吗？"),
        ("公司毛利率由去年的22.6%降至19.8%。", "临江的毛利率上升了吗？"),
        ("新工厂在卡斯兰建设，目前尚未获得当地环保部门批准。", "新工厂获得环保部门批准了吗？"),
        ("对于收购旭精的传闻，周远予以否认。", "临江收购旭精了吗？"),
        ("周远今年58岁。他说自己暂时不退休。", "周远退休了吗？"),
        ("图书馆还在建设，预计明年8月竣工。", "图书馆建成了吗？"),
        ("常设展厅不收门票，影院每场30元。", "常设展厅收门票吗？"),
        ("新款手机支持无线充电，但不支持指纹解锁。", "新款手机支持指纹解锁吗？"),
    ],
)
def test_another_outcome_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """A clause of the same thing that denies its outcome, or tells another one, says no."""
    assert ask(paragraph, question).text.startswith("否")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("有传言称老码头不会拆除。", "老码头会被拆除吗？"),
        ("如果大坝完好无损，农田就安全。", "大坝决堤了吗？"),
        ("图书馆的停车场关闭。", "图书馆开放吗？"),
        ("图书馆将于明年关闭。", "图书馆开放吗？"),
        ("周一图书馆闭馆。", "图书馆开放吗？"),
        ("大部分房屋完好无损。", "房屋受损了吗？"),
        ("议员要求否决新桥的方案。", "新桥的方案通过了吗？"),
        ("剧院关闭。", "图书馆开放吗？"),
        ("画作没有卖给省博物馆。", "画作出售了吗？"),
        ("图书馆2010年关闭。图书馆2020年重新开放。", "图书馆关闭过吗？"),
        ("汽车轮渡停运，旅客轮渡照常。", "旅客轮渡停运了吗？"),
        ("北岸工厂已经动工；南岸工厂还在选址，没有开工。", "北岸工厂没有开工吗？"),
        ("2023年渡轮票价没有上涨。", "2021年渡轮票价上涨了吗？"),
    ],
)
def test_what_leaves_it_open_says_no_to_nothing(paragraph: str, question: str, ask: Ask) -> None:
    """A rumour, a condition, a part, another thing or time, or a question with a negation gets no "no"."""
    assert not ask(paragraph, question).text.startswith("否")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("汽车轮渡将停运，但旅客轮渡会保留。", "旅客轮渡会停运吗？"),
        ("周远否认了雾港水务将被收购的说法。", "雾港水务会被收购吗？"),
        ("扩建北看台的方案被搁置。", "北看台扩建了吗？"),
        ("新桥计划明年开工。", "新桥开工了吗？"),
        ("汽车可以上桥，行人则不行。", "行人可以上桥吗？"),
        ("有传言称老码头被拆除。", "老码头拆除了吗？"),
    ],
)
def test_what_is_only_said_planned_or_of_another_is_no_yes(paragraph: str, question: str, ask: Ask) -> None:
    """All words of a question in one sentence do not make it so."""
    assert not ask(paragraph, question).text.startswith("是")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("南岸工厂已经动工；北岸工厂还在选址，没有开工。", "南岸工厂动工了吗？"),
        ("图书馆已经重新开放。", "图书馆开放了吗？"),
        ("新桥的方案获得通过。", "新桥的方案通过了吗？"),
    ],
)
def test_what_is_told_of_it_plainly_says_yes(paragraph: str, question: str, ask: Ask) -> None:
    """A clause that tells of the very thing that it turned out as claimed says yes."""
    assert ask(paragraph, question).text.startswith("是")
