"""Example questions for a newcomer: made from the facts that the live snapshot holds, so that each has an answer."""

from collections.abc import Iterator

from bot.answering.held.holdings import Holdings
from corpus.article import Article
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.verbalise import period_in_words

_WANTED = 3


def pick_examples(holdings: Holdings) -> tuple[str, ...]:
    """Three questions, of different articles where there are as many."""
    asked = list(
        dict.fromkeys(question for article in holdings.snapshot.corpus.articles for question in _of(article, holdings))
    )
    return tuple(asked[:_WANTED])


def _of(article: Article, holdings: Holdings) -> Iterator[str]:
    facts = [fact for fact in holdings.snapshot.corpus.facts if fact.article == article.id]
    figures = [fact for fact in facts if isinstance(fact.value, Quantity) and fact.role == "level" and not fact.scope]
    if figures:
        yield _ask(figures[0])
    else:
        yield f"What does “{article.title}” say?"


def _ask(fact: Fact) -> str:
    when = f" {period_in_words(fact.period)}" if fact.period else ""
    return f"What was the {fact.metric} of {fact.subject}{when}?"
