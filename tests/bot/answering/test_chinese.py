"""Laws of Chinese sentences: a figure, a day or a person answers only where it is told of what is asked."""

from pathlib import Path

import pytest

from bot.answering.asked.chinese import read_chinese_needs
from bot.answering.asked.parse import parse_question
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.spans.chinese_figures import best_time, told_of_it
from bot.answering.spans.chinese_people import person_span
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
    ],
)
def test_who_is_told_by_a_name_beside_the_office_or_the_deed(
    asked: str, text: str, name: str, vocabulary: Vocabulary
) -> None:
    """A name answers "who" that stands behind the very office, not its deputy's, or in the clause of the deed."""
    found = person_span(parse_question(asked, vocabulary, "zh"), text)
    assert (found.of(text) if found else "") == name


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
