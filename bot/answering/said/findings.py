"""Findings: what a fact or a sentence says, as the words that answer."""

from functools import lru_cache

from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Citation, Finding
from bot.answering.said.support import supports
from corpus.article import Sentence
from corpus.fact import Fact, Names
from corpus.period import Period
from corpus.periods import read_periods
from corpus.spans import Span
from corpus.verbalise import period_in_words, value_in_words
from corpus.verbalise.chinese import period_in_chinese
from corpus.words import has_han

_read_quote = lru_cache(maxsize=1_000)(read_periods)
"""A fact's quote is read again each time that the fact is told, and some facts are told often."""


def cite_fact(fact: Fact, holdings: Holdings) -> Citation:
    """The citation of the sentence, or the sentences, that a fact rests on."""
    return Citation(holdings.article(fact.article), fact.quote)


def cite_sentence(sentence: Sentence, holdings: Holdings) -> Citation:
    """The citation of a sentence, from the one on that it leans on, or that names whom it speaks of."""
    first = holdings.begins_with(sentence)
    return Citation(holdings.article(sentence.article), Span(first.span.start, sentence.span.end))


def value_finding(fact: Fact, holdings: Holdings) -> Finding:
    """The fact's value, with what it is the value of."""
    citation = cite_fact(fact, holdings)
    return Finding(value_in_words(fact.value), citation, describe(fact, citation))


def item_findings(fact: Fact, holdings: Holdings) -> tuple[Finding, ...]:
    """The names that a fact lists, one finding each."""
    items = fact.value.items if isinstance(fact.value, Names) else (value_in_words(fact.value),)
    citation = cite_fact(fact, holdings)
    return tuple(Finding(item, citation) for item in items)


def subject_finding(fact: Fact, holdings: Holdings) -> Finding | None:
    """The fact's subject, for a question that names the value: who made it, which one was approved then.

    It is called what its sentence calls it; None where the sentence calls it by no name.
    """
    citation = cite_fact(fact, holdings)
    names = (fact.subject, *holdings.vocabulary.other_names(fact.subject))
    standing = [name for name in names if name.casefold() in citation.quote.casefold() and supports(citation, name)]
    if not standing:
        return None
    return Finding(max(standing, key=len), citation, f"{fact.metric}: {value_in_words(fact.value)}")


def period_finding(fact: Fact, holdings: Holdings) -> Finding | None:
    """When the fact holds, in the words of its source; None where its sentence does not say when."""
    if fact.period is None:
        return None
    sentence = holdings.sentence_around(fact.article, fact.quote)
    stated = holdings.figures_of(sentence).periods if sentence else ()
    words = next((period.surface for period in stated if _ends_alike(period, fact.period)), "")
    if not words:
        return None
    citation = cite_fact(fact, holdings)
    return Finding(words, citation, describe(fact, citation, when=False))


def excerpt(sentence: Sentence, holdings: Holdings, span: Span | None = None) -> Finding:
    """A sentence as a finding: the span that answers, or all of it, with the sentence that it leans on."""
    citation = cite_sentence(sentence, holdings)
    if span is None:
        return Finding(citation.quote, citation)
    words = span.of(sentence.span.of(citation.article.text))
    return Finding(words, citation, citation.quote)


def describe(fact: Fact, citation: Citation, *, when: bool = True) -> str:
    """What the fact's value is the value of, as far as its quote bears out: "scale of the industry in 2024"."""
    if has_han(fact.metric):
        return _describe_in_chinese(fact, citation, when=when)
    wholes = (_metric(fact), fact.metric)
    periods = _ways_to_say_when(fact, citation) if when else ()
    parts = [f"{whole} {period}" for whole in wholes for period in periods] if periods else []
    said = next((part for part in (*parts, *wholes) if supports(citation, part)), "")
    return said if fact.modality == "actual" or fact.modality in said else f"{said} ({fact.modality})"


def _describe_in_chinese(fact: Fact, citation: Citation, *, when: bool) -> str:
    """The same of a fact whose article is in Chinese: "2024年临洲市的地区生产总值"."""
    joint = "的" if fact.subject else ""
    whole = f"{fact.subject}{joint}{fact.metric}"
    period = period_in_chinese(fact.period) if when and fact.period else ""
    return next((said for said in (f"{period}{whole}", whole, fact.metric) if supports(citation, said)), "")


def _ways_to_say_when(fact: Fact, citation: Citation) -> tuple[str, ...]:
    """The fact's period in our words, or in those of its quote, where ours say more than it does."""
    if fact.period is None:
        return ()
    stated = _stated_period(fact, citation)
    return (
        (period_in_words(fact.period), f"({' '.join(stated.split())})") if stated else (period_in_words(fact.period),)
    )


def _stated_period(fact: Fact, citation: Citation) -> str:
    """The fact's period in the words of its quote."""
    article = citation.article
    stated = _read_quote(citation.quote, article.published, article.language, article.published_inferred)
    return next((period.surface for period in stated if fact.period and _ends_alike(period, fact.period)), "")


def _metric(fact: Fact) -> str:
    scope = f" ({', '.join(fact.scope)})" if fact.scope else ""
    subject = f" of {fact.subject}" if fact.subject else ""
    return f"{fact.metric}{subject}{scope}"


def _ends_alike(stated: Period, held: Period) -> bool:
    return stated.end == held.end if held.end else stated.start == held.start
