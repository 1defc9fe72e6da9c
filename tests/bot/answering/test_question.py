"""A question in the terms of one article, by which aliases of its own meet what is asked."""

from bot.answering.asked.question import Need, Question

_FUND = Need("fund", {frozenset({"fund"}): 1.0}, weight=1.0, local={"port": {frozenset({"purs"}): 0.9}})
_QUESTION = Question("How large is the fund?", needs=(_FUND,))


def test_the_terms_of_one_article_are_none_of_another() -> None:
    """What an article calls a thing meets the need there and nowhere else, in whichever order they are asked for."""
    assert "purs" in _QUESTION.within("port").meant
    assert _QUESTION.within("mill") is _QUESTION
    assert "purs" not in _QUESTION.meant


def test_a_question_is_put_into_the_terms_of_an_article_once() -> None:
    """Every step of an answer gets the same question of the same article, and it equals one that is made anew."""
    assert _QUESTION.within("port") is _QUESTION.within("port")
    assert Question("How large is the fund?", needs=(_FUND,)).within("port") == _QUESTION.within("port")
