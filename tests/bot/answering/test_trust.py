"""Vectors count for as much as their encoder reads."""

from bot.answering.asked.parse import parse_question
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings


def test_vectors_have_a_say_only_where_the_encoder_reads(town: Holdings) -> None:
    """The encoder here counts words between spaces, so it reads no Chinese: words alone find what is asked in it."""
    assert town.query("How many passengers did the ferries carry?").trust == 1
    assert town.query("渡轮运送了多少乘客？").trust == 0


def test_what_is_retrieved_says_how_far_its_cosines_go(town: Holdings) -> None:
    """An English question's cosines count; those of a Chinese one that stays Chinese do not."""
    for asked, language, trust in (("How old is the pier?", "en", 1), ("码头有多老？", "zh", 0)):
        assert retrieve(parse_question(asked, town.vocabulary, language), town).trust == trust
