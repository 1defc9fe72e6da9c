"""Questions beside the one that was asked: made from neighbouring facts and names, each tried before it is offered."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice

from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon
from bot.answering.said.reply import Footnote, Reply
from corpus.article import Sentence
from corpus.fact import Fact
from corpus.spans import Span
from corpus.verbalise import period_in_words
from corpus.words import Word, read_words

_WANTED = 3
_TRIED = 10
_LONGEST = 120
"""Characters: a question is read on a button."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question, and where its answer stands."""

    question: str
    article: str
    quote: Span


def related_questions(
    asked: str, footnotes: Sequence[Footnote], holdings: Holdings, ask: Callable[[str], Reply]
) -> tuple[str, ...]:
    """Up to three questions about what stands near these quotes, in the same articles.

    Facts come first; where they do not give enough, the names in the sentences around do.

    Args:
        asked: what was asked already.
        footnotes: those of its answer.
        holdings: the live snapshot.
        ask: answers a question; one that it does not answer from the very sentence is not offered.
    """
    found: dict[str, None] = {}
    same = asked.casefold().strip()
    for one in chain(
        islice(_of_facts(footnotes, holdings), _TRIED), islice(_of_names(asked, footnotes, holdings), _TRIED)
    ):
        if len(found) == _WANTED:
            break
        is_new = one.question not in found and one.question.casefold() != same and len(one.question) <= _LONGEST
        if is_new and _answers(ask(one.question), one):
            found[one.question] = None
    return tuple(found)


def question_about(fact: Fact) -> str:
    """A question that a fact answers.

    "What was the length of the River Ansel in 2024?"
    """
    scope = f" ({', '.join(fact.scope)})" if fact.scope else ""
    when = f" {period_in_words(fact.period)}" if fact.period else ""
    return f"What was the {fact.metric}{scope} of {fact.subject}{when}?"


def _of_facts(footnotes: Sequence[Footnote], holdings: Holdings) -> Iterator[_Candidate]:
    """Questions about the facts of the same articles, the nearest first, none that these quotes answer."""
    articles = {footnote.article: footnote.start for footnote in reversed(footnotes)}
    facts = [
        fact
        for fact in holdings.snapshot.corpus.facts
        if fact.article in articles and not _is_quoted(fact.article, fact.quote, footnotes)
    ]
    facts.sort(key=lambda fact: (abs(fact.quote.start - articles[fact.article]), fact.id))
    nearest = {question_about(fact): fact for fact in reversed(facts)}
    for question, fact in reversed(nearest.items()):
        yield _Candidate(question, fact.article, fact.quote)


def _of_names(asked: str, footnotes: Sequence[Footnote], holdings: Holdings) -> Iterator[_Candidate]:
    """Questions about the names in the sentences around, the nearest first; none that was asked about already."""
    told = {word.stem for word in read_words(asked)}
    for article, start in {footnote.article: footnote.start for footnote in reversed(footnotes)}.items():
        language = holdings.article(article).language
        about = lexicon("related")["about"].get(language)
        sentences = [one for one in holdings.snapshot.sentences[article] if not one.is_heading]
        for sentence in sorted(sentences, key=lambda one: abs(one.span.start - start)):
            if about is None or _is_quoted(article, sentence.span, footnotes):
                continue
            for name in _names_in(sentence, language, holdings):
                if told.isdisjoint(word.stem for word in read_words(name)):
                    yield _Candidate(about.format(name=name), article, sentence.span)


def _names_in(sentence: Sentence, language: str, holdings: Holdings) -> Iterator[str]:
    """The names in a sentence, as they are written there."""
    text, names = holdings.text_of(sentence), holdings.vocabulary.names
    if marked := lexicon("related")["marked"].get(language):
        yield from re.findall(marked, text)
        return

    def is_of_a_name(word: Word) -> bool:
        return word.is_capitalised and word.stem in names

    for is_name, words in groupby(read_words(text), is_of_a_name):
        if is_name:
            run = list(words)
            yield text[run[0].span.start : run[-1].span.end]


def _is_quoted(article: str, span: Span, footnotes: Sequence[Footnote]) -> bool:
    return any(one.article == article and Span(one.start, one.end).holds(span) for one in footnotes)


def _answers(reply: Reply, candidate: _Candidate) -> bool:
    """Whether a reply rests on the sentence that a question was made from."""
    quote = candidate.quote
    return not reply.abstained and any(
        footnote.article == candidate.article and footnote.start < quote.end and quote.start < footnote.end
        for footnote in reply.footnotes
    )
