"""The words of one article, counted: what a vocabulary is made of, kept so that nobody need read the article again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article, Sentence, by_article
from corpus.corpus import Corpus
from corpus.fact import Fact
from corpus.verbalise import value_in_words
from corpus.words import Word, is_han, read_words, terms_of

_HYPHENED = re.compile(r"\b[A-Za-z]{2,}(?: ?- ?[A-Za-z]+){1,3}\b")


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The words of an article and of its facts. All but `spellings` and `compounds` are stems; all are sorted."""

    article: str
    sentences: int
    """How many there are; headings are none."""
    in_sentences: Mapping[str, int]
    """In how many of them each stem stands, and of Chinese each pair of characters."""
    inside: tuple[str, ...]
    """What has a capital behind the first word of a sentence."""
    first: tuple[str, ...]
    """What begins a sentence as a name would: with a capital inside, or before another capital."""
    small: tuple[str, ...]
    """What is written without a capital."""
    capitalised_around: tuple[str, ...]
    """What has a capital beside the sentences: in the title, the headings and the facts' slots."""
    small_around: tuple[str, ...]
    """What stands there without one, and of Chinese each pair of characters."""
    spellings: tuple[str, ...]
    """Every word, in small letters."""
    compounds: tuple[str, ...]
    """Words with hyphens: "CAR-T", "sub - fund"."""


def count_corpus(corpus: Corpus, known: Mapping[str, WordCounts] | None = None) -> tuple[WordCounts, ...]:
    """The words of each article, in order; what is `known` of an article by its id is not counted again."""
    sentences, facts = by_article(corpus.sentences), by_article(corpus.facts)
    known = known or {}
    return tuple(
        known.get(article.id) or count_words(article, sentences.get(article.id, ()), facts.get(article.id, ()))
        for article in corpus.articles
    )


def count_words(article: Article, sentences: Sequence[Sentence], facts: Sequence[Fact]) -> WordCounts:
    """Count the words of an article, of its sentences and of its facts."""
    texts = [s.span.of(article.text) for s in sentences if not s.is_heading]
    prose = [read_words(text) for text in texts]
    headings = [s.span.of(article.text) for s in sentences if s.is_heading]
    beside = [f"{article.title} {article.publisher} {article.author}", *map(slots_in_words, facts), *headings]
    around = [word for text in beside for word in read_words(text)]
    frequency = Counter(term for text in texts for term in frozenset(terms_of(text)))
    said = [word for words in prose for word in words]
    pairs = {term for text in beside for term in terms_of(text) if len(term) > 1 and is_han(term)}
    return WordCounts(
        article=article.id,
        sentences=len(prose),
        in_sentences=dict(sorted(frequency.items())),
        inside=_stems(word for words in prose for word in words[1:] if word.is_capitalised),
        first=_stems(words[0] for words in prose if words and _begins_like_a_name(words)),
        small=_stems(word for word in said if not word.is_capitalised),
        capitalised_around=_stems(word for word in around if word.is_capitalised),
        small_around=tuple(sorted({word.stem for word in around if not word.is_capitalised} | pairs)),
        spellings=tuple(sorted({word.text.casefold() for word in (*said, *around)})),
        compounds=tuple(sorted(set(_HYPHENED.findall(article.text)))),
    )


def slots_in_words(fact: Fact) -> str:
    """All slots of a fact, one after the other."""
    return " ".join((fact.subject, fact.metric, *fact.scope, fact.place, fact.attribution, value_in_words(fact.value)))


def _stems(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(sorted({word.stem for word in words}))


def _begins_like_a_name(words: Sequence[Word]) -> bool:
    first = words[0]
    followed = len(words) > 1 and words[1].is_capitalised
    return first.is_capitalised and (followed or not first.text[1:].islower())
