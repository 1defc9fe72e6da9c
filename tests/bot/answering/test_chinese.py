"""Laws of Chinese sentences: a figure, a day or a person answers only where it is told of what is asked."""

from pathlib import Path

import pytest

from bot.answering.asked.chinese import read_chinese_needs
from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.spans.chinese_figures import best_time, told_of_it
from bot.answering.spans.chinese_people import person_span
from bot.answering.spans.chinese_places import place_span
from bot.answering.spans.reasons import tells_what_came_of_it
from bot.answering.walk import reply_to
from corpus.article import Article
from corpus.corpus import Corpus
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.sentences import split_sentences
from corpus.spans import Span
from tests.bot.answering.town import hold_article

TEXT = """青陵港出口7.3万辆，主要销往泰国、巴西和德国。沿途设医疗站28个、补给站16个。新馆由建筑师苏敏之设计。

旧馆建于1988年，将改建为戏院，预计2025年10月开放。公司董事长陆文远说，奥司他韦产量增长。海丰县有学校。"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Of one Chinese article."""
    article = Article("port", TEXT, Span(0, len(TEXT)), "青陵港", "zh")
    return Vocabulary(Corpus((article,), split_sentences(article), (), (), ()))


def _figures(asked: str, text: str, vocabulary: Vocabulary) -> list[str]:
    question = parse_question(asked, vocabulary, "zh")
    figures = read_quantities(text, "zh")
    return [span.of(text) for span in told_of_it(question, figures, text, figures)]


def test_a_figure_is_of_nothing_that_is_named_only_behind_it(vocabulary: Vocabulary) -> None:
    """What narrows a figure stands before it or is its noun: the exports are not those to Brazil."""
    exports = "青陵港出口7.3万辆，主要销往泰国、巴西和德国。"
    assert _figures("出口多少辆？", exports, vocabulary) == ["7.3万辆"]
    assert _figures("对巴西出口多少辆？", exports, vocabulary) == []
    assert _figures("设了多少个补给站？", "沿途设医疗站28个、补给站16个。", vocabulary)[:1] == ["16个"]


def test_a_day_is_that_of_the_deed(vocabulary: Vocabulary) -> None:
    """Of several times in a sentence the one beside the deed that is asked about answers."""
    text = "旧馆建于1988年，将改建为戏院，预计2025年10月开放。"
    question = parse_question("戏院什么时候开放？", vocabulary, "zh")
    found = best_time(question, read_periods(text, None, "zh"), text)
    assert found is not None
    assert found.of(text) == "2025年10月"


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        ("公司的董事长是谁？", "公司董事长陆文远表示，新厂将投产。", "陆文远"),
        ("董事长是谁？", "公司创始人、董事长兼总经理沈一帆说。", "沈一帆"),
        ("局长是谁？", "副局长何敏说，全年产量有望增长。", ""),
        ("副馆长是谁？", "馆长田国栋介绍，新馆开放。", ""),
        ("谁设计了新馆？", "新馆由建筑师苏敏之设计。", "苏敏之"),
        ("新馆的设计者是谁？", "新馆由建筑师苏敏之设计。", "苏敏之"),
        ("男子冠军是谁？", "肯尼亚选手基普图以2小时夺得男子冠军，打破了选手德塞塞的纪录。", "基普图"),
        ("女子冠军是谁？", "男子冠军为本地选手罗威。", ""),
        ("药监局局长是谁？", "由于需求激增，药监局已协调企业扩大产能。", ""),
        ("这轮融资是谁领投的？", "公司完成新一轮融资，由启澜资本领投，浦源集团跟投。", "启澜资本"),
        ("公司的首席执行官是谁？", "方以宁现任首席执行官，秦牧负责技术。", "方以宁"),
        ("公司的CEO是谁？", "方以宁现任首席执行官，秦牧负责技术。", "方以宁"),
        ("现任团长是谁？", "现任团长是他的徒弟龙小满，他的儿子樊晓舟是工程师。", "龙小满"),
        ("樊述棠的师父是谁？", "他16岁考进剧团，师从老艺人闵长庚。", "闵长庚"),
        ("公司的创始人是谁？", "公司成立于2018年，由方以宁和秦牧两人共同创办。", "方以宁和秦牧"),
        ("现在谁当主教练？", "主教练韩松岳今年45岁，1月上任。", "韩松岳"),
        ("院长是谁？", "院长柏清源说，院内不设展厅。", "柏清源"),
        ("新船船长是谁？", "新船船长由41岁的裴佳宁担任，老船长退休。", "裴佳宁"),
    ],
)
def test_who_is_told_by_a_name_beside_the_office_or_the_deed(
    asked: str, text: str, name: str, vocabulary: Vocabulary
) -> None:
    """A name answers "who" that stands behind the very office, not its deputy's, or in the clause of the deed."""
    found = person_span(parse_question(asked, vocabulary, "zh"), text)
    assert (found.of(text) if found else "") == name


@pytest.mark.parametrize("asked", ["发现新馆的人是谁？", "设计新馆的那个人是谁？", "人是谁？", "者是谁？", "谁是人？"])
def test_whoever_is_asked_for_by_a_bare_word_is_read_as_well(asked: str, vocabulary: Vocabulary) -> None:
    """Of a word that tells no deed, such as 人 by itself, nobody is told, and nothing fails."""
    assert person_span(parse_question(asked, vocabulary, "zh"), "新馆由建筑师苏敏之设计，馆长是田国栋。") is None


@pytest.mark.parametrize(
    ("asked", "text", "place"),
    [
        ("方以宁创业前在哪里工作？", "方以宁创业前曾在物流商贝克豪斯工作九年。", "物流商贝克豪斯"),
        ("他进剧团之前在哪里工作？", "进剧团之前，他在县水泥厂当过一年搬运工。", "县水泥厂"),
        ("简怀舟以前在哪儿工作？", "简怀舟2022年加入，此前担任拓原能源副总裁。", "拓原能源"),
        ("公司总部在哪里？", "公司成立于2018年，总部位于苏州，由两人创办。", "苏州"),
        ("新品在哪里发布？", "公司在深圳发布新品，在上海开了店。", "深圳"),
        ("新品在哪里发布？", "公司在上海开了店。", ""),
    ],
)
def test_where_is_told_beside_the_deed(asked: str, text: str, place: str) -> None:
    """A place answers "where" that stands beside the very deed, or one like it."""
    found = place_span(Question(asked), text)
    assert (found.of(text) if found else "") == place


@pytest.mark.parametrize(
    ("asked", "text", "is_cause"),
    [
        ("暴雨为什么停了？", "暴雨导致大桥停工。", True),
        ("大桥为什么停工？", "暴雨导致大桥停工。", False),
    ],
)
def test_what_something_brought_about_is_no_reason_for_it(
    asked: str, text: str, is_cause: bool, vocabulary: Vocabulary
) -> None:
    """What stands before 导致 is the cause, and what stands behind it came of it."""
    question = parse_question(asked, vocabulary, "zh")
    assert tells_what_came_of_it(question, text) is is_cause


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("奥司他韦的产量", ["奥司他韦", "产量"]),
        ("海丰县的学校", ["海丰县", "学校"]),
        ("《新馆》的产量", ["新馆", "产量"]),
    ],
)
def test_a_name_stays_whole_where_the_corpus_writes_it_so(asked: str, words: list[str], vocabulary: Vocabulary) -> None:
    """A character that is a word elsewhere tears no name of the corpus."""
    assert [need.surface for need in read_chinese_needs(asked, (), vocabulary)] == words


def test_characters_apart_are_not_the_word(vocabulary: Vocabulary) -> None:
    """A word is there where its characters stand side by side."""
    need = next(need for need in read_chinese_needs("陆远", (), vocabulary))
    assert not need.is_known


FOUNDRY = """\
---
title: 云桁铸造厂二期投产
published: 2025-11-12
language: zh
---

云桁铸造厂今年3月发生火灾，未造成人员伤亡。澜川市去年钟产值占全市工业总产值的18%，到2030年要把这一比例提高到25%。
"""


def test_what_a_chinese_clause_denies_is_answered_with_no(tmp_path: Path) -> None:
    """未造成人员伤亡 says no to who asks whether anybody was hurt."""
    holdings = hold_article(FOUNDRY, tmp_path)
    assert reply_to("云桁铸造厂的火灾造成人员伤亡了吗？", holdings).text.startswith("否")


def test_words_behind_a_known_name_are_no_unknown_name(tmp_path: Path) -> None:
    """澜川市打算 is a city and what it plans, and no name that the sources do not have."""
    reply = reply_to("澜川市打算到2030年把钟产值占工业总产值的比例提高到多少？", hold_article(FOUNDRY, tmp_path))
    assert reply.reason != "entity_unknown"


WAREHOUSE = """\
---
title: 云桁储能前三季度业绩
published: 2025-11-12
language: zh
---

1至9月，云桁储能实现营业收入58.3亿元。净利润4.1亿元，上年同期为3.6亿元。

今年3月，公司的仓库发生火灾，损失约860万元。消防部门认定，起火原因是叉车的充电线路老化。大桥原计划今年年底通车。

公司工龄津贴从每月80元提高到120元，平均工期从7.8天缩短到6.9天。会员120人，汽车96辆。
"""


def test_the_same_time_of_another_year_dates_only_what_stands_behind_it(tmp_path: Path) -> None:
    """上年同期 leaves the figure before it to the time of the report."""
    reply = reply_to("云桁储能今年前三季度的净利润是多少？", hold_article(WAREHOUSE, tmp_path))
    assert reply.text.startswith("4.1亿元")


def test_the_sentence_behind_an_event_tells_its_cause(tmp_path: Path) -> None:
    """What brought an event about may stand in the next sentence."""
    reply = reply_to("仓库着火是怎么引起的？", hold_article(WAREHOUSE, tmp_path))
    assert "线路老化" in reply.text


@pytest.mark.parametrize("asked", ["大桥什么时候通车？", "平均工期缩短了多少天？", "有多少名护士？"])
def test_a_plan_of_before_a_level_and_another_kind_of_thing_are_no_answer(asked: str, tmp_path: Path) -> None:
    """原计划 tells no day, from what to what it changed is not by how much, and cars are no nurses."""
    reply = reply_to(asked, hold_article(WAREHOUSE, tmp_path))
    assert reply.abstained or not any(wrong in reply.lead for wrong in ("年底", "7.8天", "96辆", "120人"))


BULLETIN = """\
---
title: 2024年临屿州统计公报
published: 2025-03-28
language: zh
---

全年货物进出口总额327.5亿元，增长9.6%。其中出口241.3亿元，增长12.8%；进口86.2亿元，增长1.6%。对东盟出口74.9亿元，东盟是第一大市场。

新能源汽车产量8.7万辆，上年为5.8万辆。砺帆的市场份额为23%，仅次于掌帆，后者的份额为37%。明年经费预计为7200万元，比今年多900万元。

景区门票收入3900万元，赞助收入7400万元。今年8月发布的磐石3循环寿命为1.2万次，上一代磐石2为9000次。公司的首席财务官尤曼8月辞职。
"""


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        ("2024年出口是多少？", "241.3亿元"),
        ("2024年对东盟出口是多少？", "74.9亿元"),
        ("砺帆的市场份额是多少？", "23%"),
        ("新能源汽车产量2024年比上年增长了百分之多少？", "50.0%"),
        ("明年的经费比今年多多少？", "900万元"),
        ("磐石2的循环寿命是多少？", "9000次"),
    ],
)
def test_a_figure_is_of_the_very_thing(asked: str, figure: str, tmp_path: Path) -> None:
    """It is of no other country, of no wider measure, and of nothing that is only pointed to; what a sentence states
    or holds against the year before answers.
    """
    assert reply_to(asked, hold_article(BULLETIN, tmp_path)).lead == figure


@pytest.mark.parametrize("asked", ["景区门票和停车费加起来是多少？", "公司的首席财务官是谁？", "磐石4什么时候发布？"])
def test_a_part_of_what_is_asked_who_has_left_and_another_model_are_no_answer(asked: str, tmp_path: Path) -> None:
    """One of several things is not their sum, who resigned is in the office no more, and 磐石4 is no 磐石3."""
    assert reply_to(asked, hold_article(BULLETIN, tmp_path)).abstained
