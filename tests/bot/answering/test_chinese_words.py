"""Laws of Chinese words: what everybody says is no name, and what is made of no such words is one."""

import pytest

from bot.answering.asked.chinese import read_chinese_needs
from bot.answering.asked.chinese_words import is_of_common_words, part
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold_article

HARBOUR = """\
---
title: 临屿州港口统计公报
published: 2025-04-02
language: zh
---

全州共有港口12个，货物吞吐量3400万吨，比上年增长5.1%。砺帆智能承建的新码头去年建成，投资6.2亿元，造价低于预算。

砺帆智能的总部位于苏州。方以宁现任首席执行官，此前在宁波港工作九年。事故由船员疲劳驾驶引起，现场有人指纹比对。
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """A statistics bulletin whose region stands in its title alone."""
    return hold_article(HARBOUR, tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="module")
def vocabulary(harbour: Holdings) -> Vocabulary:
    """Of that bulletin."""
    return harbour.vocabulary


@pytest.mark.parametrize("words", ["看球", "动工", "涨价", "写自传", "赞助加", "施工高峰时", "旅客轮渡"])
def test_words_that_everybody_says_are_no_names(words: str) -> None:
    """Common words side by side leave no characters over."""
    assert is_of_common_words(words) or all(piece.is_word for piece in part(words)[:-1])


@pytest.mark.parametrize("name", ["云横", "极智嘉", "樊述棠", "寒川", "白鹭湾"])
def test_what_is_made_of_no_common_words_is_left_over_whole(name: str) -> None:
    """A name stays in one piece."""
    assert [(piece.text, piece.is_word) for piece in part(name)] == [(name, False)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("新码头什么时候动工？", []),
        ("新码头涨价了吗？", []),
        ("今年有多少人看球？", []),
        ("云横储能的总部在哪里？", ["云横"]),
        ("深圳的吞吐量是多少？", ["深圳"]),
        ("砺帆智能打算裁员吗？", ["砺帆智能"]),
        ("方以宁以前在哪里工作？", ["方以宁"]),
        ("事故是怎么引起的？", []),
        ("指纹比对了吗？", []),
        ("临屿州的吞吐量是多少？", ["临屿州"]),
    ],
)
def test_only_what_could_be_a_name_is_one(asked: str, names: list[str], vocabulary: Vocabulary) -> None:
    """A common word is what an answer must speak of; a name is what it must be about."""
    assert [need.surface for need in read_chinese_needs(asked, (), vocabulary) if need.is_name] == names


def test_a_name_of_the_title_is_known(vocabulary: Vocabulary) -> None:
    """A bulletin speaks of 全州, and names the region in its title alone."""
    assert all(need.is_known for need in read_chinese_needs("临屿州的吞吐量", (), vocabulary))


@pytest.mark.parametrize("asked", ["新码头什么时候涨价？", "今年有多少人看球？", "谁赞助了新码头？"])
def test_a_common_word_that_nothing_tells_is_not_stated(asked: str, harbour: Holdings) -> None:
    """What the sources do not tell is no unknown name."""
    reply = reply_to(asked, harbour)
    assert reply.abstained
    assert reply.reason != "entity_unknown"


@pytest.mark.parametrize("asked", ["云横储能的总部在哪里？", "深圳的货物吞吐量是多少？", "云横集团的首席执行官是谁？"])
def test_another_company_or_city_is_unknown(asked: str, harbour: Holdings) -> None:
    """Another name than the sources have is said to be unknown."""
    assert reply_to(asked, harbour).reason == "entity_unknown"
