"""Questions beside the one that was asked: made from neighbouring facts, and each tried before it is offered."""

from collections.abc import Callable, Iterator, Sequence

from bot.answering.holdings import Holdings
from bot.answering.reply import Footnote, Reply
from corpus.fact import Fact
from corpus.spans import Span
from corpus.verbalise import period_in_words

_WANTED = 3
_TRIED = 10
_LONGEST = 120
"""Characters: a question is read on a button."""


def related_questions(
    asked: str, footnotes: Sequence[Footnote], holdings: Holdings, ask: Callable[[str], Reply]
) -> tuple[str, ...]:
    """Up to three questions about what stands near these quotes, in the same articles.

    Args:
        asked: what was asked already.
        footnotes: those of its answer.
        holdings: the live snapshot.
        ask: answers a question; one that it does not answer from the very fact is not offered.
    """
    found: list[str] = []
    for question, fact in _candidates(asked, footnotes, holdings):
        if len(found) == _WANTED:
            break
        if _answers(ask(question), fact):
            found.append(question)
    return tuple(found)


def question_about(fact: Fact) -> str:
    """A question that a fact answers.

    "What was the length of the River Ansel in 2024?"
    """
    scope = f" ({', '.join(fact.scope)})" if fact.scope else ""
    when = f" {period_in_words(fact.period)}" if fact.period else ""
    return f"What was the {fact.metric}{scope} of {fact.subject}{when}?"


def _candidates(asked: str, footnotes: Sequence[Footnote], holdings: Holdings) -> Iterator[tuple[str, Fact]]:
    """Questions of the same articles, the nearest first, none that was asked or answered by these quotes."""
    quoted = {(footnote.article, Span(footnote.start, footnote.end)) for footnote in footnotes}
    articles = {footnote.article: footnote.start for footnote in reversed(footnotes)}
    facts = [
        fact
        for fact in holdings.snapshot.corpus.facts
        if fact.article in articles and not any(a == fact.article and span.holds(fact.quote) for a, span in quoted)
    ]
    facts.sort(key=lambda fact: (abs(fact.quote.start - articles[fact.article]), fact.id))
    questions = {question_about(fact): fact for fact in reversed(facts)}
    near = list(reversed(questions.items()))
    same = asked.casefold().strip()
    fitting = [(text, fact) for text, fact in near if len(text) <= _LONGEST and text.casefold() != same]
    yield from fitting[:_TRIED]


def _answers(reply: Reply, fact: Fact) -> bool:
    """Whether a reply rests on the sentence of a fact."""
    return not reply.abstained and any(
        footnote.article == fact.article and footnote.start < fact.quote.end and fact.quote.start < footnote.end
        for footnote in reply.footnotes
    )
