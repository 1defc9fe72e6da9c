"""Laws of ranks in Chinese: a place in an order is that of the very thing, and of no other side or year."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold_article

LEAGUE = """\
---
title: 苇泊联赛收官
published: 2025-10-27
language: zh
---

苇泊灰鹭队在主场击败砾原铁骑队，以第二名的成绩结束本赛季乙级联赛。去年，球队排在第七位。

苇泊县全年玻璃产量48万吨，居全省第三位，仅次于砾原县和汐川县。灰鹭队失球18个，为全联赛最少。
"""


@pytest.fixture(scope="module")
def league(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Of one Chinese article."""
    return hold_article(LEAGUE, tmp_path_factory.mktemp("league"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("灰鹭队是本赛季乙级联赛的冠军吗？", "否"),
        ("灰鹭队是第二名吗？", "是"),
        ("苇泊县的玻璃产量是全省第一吗？", "否"),
        ("灰鹭队的失球是全联赛最少的吗？", "是"),
        ("苇泊县的玻璃产量是怎么做到全省第一的？", "并非如此"),
    ],
)
def test_another_rank_denies_the_claimed_one(asked: str, said: str, league: Holdings) -> None:
    """Who is second is not first, and a question that takes the first place for granted is corrected."""
    assert reply_to(asked, league).text.startswith(said)


@pytest.mark.parametrize("asked", ["铁骑队是第二名吗？", "灰鹭队是第七名吗？"])
def test_a_rank_of_the_other_side_or_of_another_year_says_no_yes(asked: str, league: Holdings) -> None:
    """Whom somebody beat has not their rank, and the rank of last year is none of this one."""
    assert not reply_to(asked, league).text.startswith("是")
