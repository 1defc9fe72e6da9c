"""Laws of Chinese questions as people ask them: in other words than the text, and of one thing in it."""

import pytest

from bot.answering.asked.chinese import read_chinese_needs
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from corpus.article import Article
from corpus.corpus import Corpus
from corpus.sentences import split_sentences
from corpus.spans import Span
from tests.bot.answering.town import hold_article

WORKS = """\
---
title: 苇泊玻璃公布2025年业绩
published: 2026-02-10
language: zh
---

苇泊玻璃成立于1998年，总部位于苇泊县。该公司去年营业收入12.6亿元；净利润1.3亿元，上年同期为1.1亿元。其主要竞争对手砾原玻璃的净利润为2.4亿元。

县内现有玻璃企业85家，比上年增加6家，其中上市公司3家。玻璃瓶每个成本为0.8元。工人平均月薪由5200元涨至5900元。

球队主场场均观众达到4200人，去年为3100人。前锋莫塔一人攻入17球。今年收入中，赞助620万元、门票310万元，其余为补贴。

县里设立了总规模9亿元的改造基金，截至去年底已投出5.5亿元。
"""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Of one Chinese article."""
    return hold_article(WORKS, tmp_path_factory.mktemp("works"))


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        ("苇泊玻璃去年净赚多少钱？", "1.3亿元"),
        ("县里有多少家玻璃企业？", "85家"),
        ("玻璃瓶一个成本多少？", "0.8元"),
        ("莫塔进了几个球？", "17"),
        ("门票和赞助加起来有多少？", "930万元"),
        ("改造基金还剩多少钱没投出去？", "3.5亿元"),
        ("去年工人平均月薪涨了多少？", "700元"),
    ],
)
def test_a_figure_answers_in_other_words_and_is_of_the_whole(asked: str, figure: str, works: Holdings) -> None:
    """What is asked loosely is told by the text's own words; a part behind 其中, and a rival, are nobody's whole."""
    assert reply_to(asked, works).lead.startswith(figure)


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("苇泊玻璃去年亏了多少钱？", "12.6亿元"),
        ("苇泊玻璃的净利润是多少？", "2.4亿元"),
        ("球队今年主场场均观众是多少？", "3100人"),
        ("球队去年主场场均观众是多少？", "4200人"),
    ],
)
def test_another_measure_another_body_and_another_time_are_no_answer(asked: str, wrong: str, works: Holdings) -> None:
    """A loss is no revenue, a rival's profit is its own, and 去年为 dates only what stands behind it."""
    assert wrong not in reply_to(asked, works).lead


def test_a_deed_before_a_name_is_no_part_of_it() -> None:
    """投苇泊 is a deed and a name where the corpus has the name alone."""
    article = Article("works", WORKS, Span(0, len(WORKS)), "苇泊", "zh")
    vocabulary = Vocabulary(Corpus((article,), split_sentences(article), (), (), ()))
    needs = read_chinese_needs("砾原有没有投苇泊", (), vocabulary)
    assert "苇泊" in [need.surface for need in needs if need.is_name]


PLANS = """\
---
title: 苇泊玻璃新厂投产
published: 2025-11-12
language: zh
---

苇泊玻璃的二期工厂11月11日正式投产。二期工厂计划招聘600人，截至10月底已到岗420人。

此外，苇泊玻璃计划投资15亿元在汐川建设首座海外工厂，预计2026年下半年动工、2028年投产。

球队的中场莫塔合同年底到期，双方尚未签署新合同。
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Of an article that tells what is done and what is planned."""
    return hold_article(PLANS, tmp_path_factory.mktemp("plans"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("汐川工厂投产以后招了多少人？", "并非如此"),
        ("莫塔的新合同签了几年？", "并非如此"),
        ("汐川工厂已经动工了吗？", "否"),
        ("二期工厂投产了吗？", "是"),
        ("二期工厂招了多少人？", "420人"),
    ],
)
def test_what_is_only_planned_or_not_done_is_not_taken_for_done(asked: str, said: str, plans: Holdings) -> None:
    """A question that takes a thing to be done is corrected where it is only to come, and told what is done."""
    assert reply_to(asked, plans).text.startswith(said)


BRIDGE = """\
---
title: 苇泊渡大桥合龙
published: 2025-09-18
language: zh
---

大桥全长3.86公里，由中澜路桥集团承建，总投资19.7亿元。大桥照明的合同额为3200万元。

大桥通车后，轮渡站不会关闭，票价从现在的2元涨到15元。大桥不收通行费，摩托车可以上桥，但自行车和行人不能上桥。

施工期间共发生两起事故，没有人员死亡。大桥用了6台吊机，每台380万元。
"""


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Of an article of a bridge."""
    return hold_article(BRIDGE, tmp_path_factory.mktemp("bridge"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("苇泊渡大桥有多长？", "3.86公里"),
        ("大桥是哪家公司建的？", "中澜路桥集团 "),
        ("票价会涨多少钱？", "13元"),
        ("大桥通车之后轮渡站会关掉吗？", "否"),
        ("苇泊渡大桥收费吗？", "否"),
        ("行人可以上桥吗？", "否"),
        ("摩托车能不能上桥？", "是"),
        ("施工死了几个人？", "并非如此"),
    ],
)
def test_what_is_done_allowed_or_measured_is_told_of_the_very_deed(asked: str, said: str, bridge: Holdings) -> None:
    """A length by its unit, a builder behind 由, a yes or a no from the clause of the very thing and deed."""
    assert reply_to(asked, bridge).text.startswith(said)


@pytest.mark.parametrize(
    ("asked", "wrong"), [("大桥一共花了多少钱？", "3200万元"), ("吊机总共花了多少钱？", "380万元")]
)
def test_a_part_of_it_and_one_of_several_are_not_all_of_it(asked: str, wrong: str, bridge: Holdings) -> None:
    """The contract for the lights is no cost of the bridge, and what one costs is not what all do."""
    assert not reply_to(asked, bridge).lead.startswith(wrong)


def test_names_and_the_deed_between_them_are_apart_and_a_longer_name_is_another() -> None:
    """砾原搞苇泊 is two names and a deed; 苇泊澜 is one name that the corpus has not."""
    article = Article("works", WORKS, Span(0, len(WORKS)), "苇泊", "zh")
    vocabulary = Vocabulary(Corpus((article,), split_sentences(article), (), (), ()))
    assert [need.surface for need in read_chinese_needs("砾原搞苇泊", (), vocabulary) if need.is_name] == [
        "砾原",
        "苇泊",
    ]
    assert [need.surface for need in read_chinese_needs("苇泊澜", (), vocabulary) if need.is_name] == ["苇泊澜"]
