"""One thing that several outlets print is one piece of evidence: its other sources stand beside it, and do not count.

Two sentences are the same thing where they share their figures, and nearly all of their words in nearly the same order:
a press release that one outlet prints whole and the next with a word changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise

from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Citation
from bot.answering.said.compose import footnote_of
from bot.answering.said.reply import Footnote, Reply
from bot.answering.said.support import figures_in
from corpus.article import Sentence
from corpus.quantities import read_quantities
from corpus.spans import Span
from corpus.words import is_han, read_words, stems_of
from index.entry import Hit

_ALIKE = 0.8
"""The share of pairs of neighbouring stems that two sentences must have in common (Jaccard)."""
_CANDIDATES = 12
_MOST_SHOWN = 5
_FEWEST_WORDS = 5
"""A shorter sentence says the same in many articles, and of something else in each."""


def with_other_sources(reply: Reply, holdings: Holdings) -> Reply:
    """The reply, its footnotes with the other articles that say the same."""
    if len(holdings.snapshot.articles) == 1:
        return reply
    return replace(reply, footnotes=tuple(replace(note, also=_others(note, holdings)) for note in reply.footnotes))


def one_of_each(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits without those that another article has said already, the best first."""
    said: dict[tuple[str, ...], str] = {}
    kept = []
    for hit in hits:
        words = stems_of(hit.entry.text)
        if len(words) < _FEWEST_WORDS or said.setdefault(words, hit.entry.article) == hit.entry.article:
            kept.append(hit)
    return tuple(kept)


def say_the_same(one: str, other: str) -> bool:
    """Whether two sentences are one thing in two prints.

    >>> say_the_same("The new mill of Orrin grinds 900 tonnes.", "The new mill of Orrin grinds 950 tonnes.")
    False
    >>> say_the_same("The new mill of Orrin grinds 900 tonnes.", "The new mill of Orrin grinds 900 tonnes!")
    True
    """
    if _claims(one) != _claims(other):
        return False
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs) >= _FEWEST_WORDS - 1 and len(pairs & others) >= _ALIKE * len(pairs | others)


def _others(note: Footnote, holdings: Holdings) -> tuple[Footnote, ...]:
    """A footnote of each other article that says what a footnote quotes."""
    quoted = holdings.whole_sentences(note.article, Span(note.start, note.end))
    if len(stems_of(note.quote)) < _FEWEST_WORDS or not quoted:
        return ()
    told = [holdings.text_of(sentence) for sentence in quoted]
    longest = max(range(len(told)), key=lambda number: len(told[number]))
    found: dict[str, Footnote] = {}
    for sentence in holdings.likest_in_words(told[longest], _CANDIDATES):
        run = _run_around(sentence, longest, len(told), holdings)
        if sentence.article != note.article and _tell_the_same(told, [holdings.text_of(one) for one in run]):
            span = Span(run[0].span.start, run[-1].span.end)
            found.setdefault(sentence.article, footnote_of(Citation(holdings.article(sentence.article), span), note.n))
    return tuple(islice((found[article] for article in sorted(found)), _MOST_SHOWN))


def _run_around(sentence: Sentence, before: int, count: int, holdings: Holdings) -> Sequence[Sentence]:
    """So many neighbouring sentences of its article, a number of them before it; fewer at the article's ends."""
    first = max(sentence.position - before, 0)
    return holdings.snapshot.sentences[sentence.article][first : sentence.position - before + count]


def _tell_the_same(told: Sequence[str], others: Sequence[str]) -> bool:
    """Whether sentences are those of another print, one by one; a short one to the word."""
    if len(told) != len(others):
        return False
    return all(
        say_the_same(one, other) or stems_of(one) == stems_of(other) for one, other in zip(told, others, strict=True)
    )


@lru_cache(maxsize=1_000)
def _claims(text: str) -> tuple[tuple[str, ...], tuple[Decimal, ...], frozenset[str]]:
    """What may not differ: the figures, in order, those in words among them, and the names."""
    words = read_words(text)[1:]
    counts = tuple(quantity.value for quantity in read_quantities(text, "zh" if is_han(text) else "en"))
    return tuple(figures_in(text)), counts, frozenset(word.stem for word in words if word.is_capitalised)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    stems = stems_of(text)
    return frozenset(pairwise(stems))
