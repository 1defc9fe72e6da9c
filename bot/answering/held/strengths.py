"""Strengths: how strongly each stem belongs to a sentence or a fact, by its own words and by those around it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, takewhile

from bot.answering.asked.question import is_mark
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.centres import CentreReader
from bot.answering.held.taken_over import definite_nouns, named_in_full, names_in_full, taken_over
from bot.answering.held.texts import Texts
from corpus.article import Article, Sentence
from corpus.fact import Fact
from corpus.sentences.anaphora import begins_with_owner, first_clause, points_back
from corpus.word_counts import slots_in_words
from corpus.words import read_words, stems_of, terms_of

Strengths = Mapping[str, float]
"""How strongly each stem belongs to an entry: 1 for its own words, less for those around it."""

_ARTICLES_KNOWN = 5_000
"""Of how many articles it is kept whom they name, and how in full."""
_QUOTED_NAME = 0.5
"""A name or a figure of the quote that is in no slot of the fact belongs to another fact of the same sentence."""
_BESIDE_FACT = 0.5
"""What stands around a fact's sentence may be what it is about; a name there is more likely another fact's."""
_BESIDE_READ, _QUOTE_OF_READ = 0.25, 0.6
"""The same for a fact that a rule has read: its sentence often holds others, and its slots say which words it has."""
_TITLE_OF_FACT = 0.69
"""A title tells whom a fact is about, and no attribute of it: sales are no profit under "Profit falls"."""
_MEANT = 0.9
"""The sentence before one that leans on it: its words are what "it" means."""
_TAKEN_OVER = 0.85
_MARK_OF_TITLE = 0.85
_BRIDGED, _NOUN = 0.56, 4
"""What begins a sentence that names nobody is of what the one before names: "The first edition", behind a book."""
_LEAD = 2
"""Sentences within which an article names in full what its title calls by a part of the name."""
_CHAIN = 3
"""Over how many sentences a pronoun may stand for what another one stands for."""
_BEFORE_IN_CHINESE = 0.6
"""Chinese leaves out a subject that the sentence before has named."""
_EARLIER_IN_CHINESE = 0.56
"""It also goes on with the subject of the sentence before that one, and points to that of its paragraph."""
_GOES_ON_IN_CHINESE = ("；", ";")
"""What parts a Chinese sentence into statements of one subject."""
_OF_ANOTHER = 0.3
"""A name around a sentence that speaks of another by a pronoun: the sentence is not about him."""
_SLOT, _QUOTE, _HEADING, _TITLE, _BEFORE, _AFTER = 1.0, 0.9, 0.75, 0.75, 0.5, 0.4


class StrengthReader:
    """Reads how strongly stems belong to what one snapshot holds."""

    def __init__(self, texts: Texts, vocabulary: Vocabulary, centres: CentreReader) -> None:
        self._texts = texts
        self._centres = centres
        self._vocabulary = vocabulary
        self._full_names_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._full_names_in_article)
        self._called_in_title = lru_cache(maxsize=_ARTICLES_KNOWN)(self._called_in_title_of)

    def of_fact(self, identifier: str) -> Strengths:
        """The strengths for the fact with this id: by its slots, then its quote, then what stands around."""
        fact = self._texts.snapshot.facts[identifier]
        article = self._texts.article(fact.article)
        sentence = self._texts.sentence_around(fact.article, fact.quote)
        around = self._around(article, sentence)
        is_read = fact.origin == "extracted"
        beside, quoted = (_BESIDE_READ, _QUOTE_OF_READ) if is_read else (_BESIDE_FACT, _QUOTE)
        strengths = {stem: min(strength, beside) for stem, strength in around.items()}
        if sentence:
            for stem in self._taken_over(sentence):
                _raise_stem(strengths, stem, _TAKEN_OVER)
        _raise(strengths, article.title, _TITLE_OF_FACT)
        quote = fact.quote.of(article.text)
        for word in read_words(quote):
            telling = word.is_number or word.stem in self._vocabulary.names
            _raise_stem(strengths, word.stem, min(_QUOTED_NAME, quoted) if telling else quoted)
        if not quote.isascii():
            _raise(strengths, _as_far_as_value(fact, quote), quoted)
        _raise(strengths, slots_in_words(fact), _SLOT)
        return strengths

    def of_sentence(self, sentence: Sentence) -> Strengths:
        """The strengths for a sentence."""
        strengths = self._around(self._texts.article(sentence.article), sentence)
        _raise(strengths, self._texts.text_of(sentence), _SLOT)
        return strengths

    def _around(self, article: Article, sentence: Sentence | None) -> dict[str, float]:
        """The words around a sentence: the article's title, its heading, its neighbours in the paragraph."""
        strengths = self._beside(article, sentence) if sentence else {}
        _raise(strengths, article.title, _TITLE)
        for stem in self._called_in_title(article.id):
            _raise_stem(strengths, stem, _TITLE)
        for stem in self._marks_of_title(article, sentence):
            _raise_stem(strengths, stem, _MARK_OF_TITLE)
        if sentence and (meant := self._centres.name_of(sentence)):
            for stem in meant:
                _raise_stem(strengths, stem, _TAKEN_OVER)
            for stem in strengths.keys() & (self._vocabulary.names - meant):
                strengths[stem] = min(strengths[stem], _OF_ANOTHER)
        return strengths

    def _beside(self, article: Article, sentence: Sentence) -> dict[str, float]:
        """The words of a sentence's neighbours, those that it leans on the strongest, and of its heading."""
        strengths: dict[str, float] = {}
        sentences = self._texts.snapshot.sentences[article.id]
        leans = self._texts.leant_on(sentence) is not None
        is_owner = leans and begins_with_owner(self._texts.text_of(sentence))
        before = _MEANT if leans and not is_owner else _BEFORE
        for position, strength in ((sentence.position + 1, _AFTER), (sentence.position - 1, before)):
            if 0 <= position < len(sentences) and sentences[position].paragraph == sentence.paragraph:
                _raise(strengths, self._texts.text_of(sentences[position]), strength)
        for text, strength in self._before_in_chinese(sentence) if article.language.startswith("zh") else ():
            _raise(strengths, text, strength)
        names = _MEANT if is_owner else _BRIDGED if self._bridges(sentence) else 0.0
        for stem in self._names_before(sentence) if names else ():
            _raise_stem(strengths, stem, names)
        for stem in self._taken_over(sentence) | self._named_further_back(sentence):
            _raise_stem(strengths, stem, _TAKEN_OVER)
        _raise(strengths, sentence.heading, _HEADING)
        return strengths

    def _before_in_chinese(self, sentence: Sentence) -> Iterator[tuple[str, float]]:
        """What stands before a Chinese statement in its paragraph, and how far it may be what that is said of.

        The parts of a sentence between semicolons are of one subject. One that points (该公司, 其) may mean the subject
        of the first clause of its paragraph, however far back that is.
        """
        passed = 0
        before = self._texts.before(sentence)
        while before and passed <= 2:  # noqa: PLR2004 - the sentence before, and the one before that
            text = self._texts.text_of(before)
            passed += not text.rstrip().endswith(_GOES_ON_IN_CHINESE)
            if passed <= 2:  # noqa: PLR2004
                yield text, _BEFORE_IN_CHINESE if passed <= 1 else _EARLIER_IN_CHINESE
            before = self._texts.before(before)
        first = self._texts.paragraph(sentence.article, sentence.paragraph)[0]
        if first != sentence and points_back(self._texts.text_of(sentence)):
            yield first_clause(self._texts.text_of(first)), _EARLIER_IN_CHINESE

    def _marks_of_title(self, article: Article, sentence: Sentence | None) -> Iterator[str]:
        """The marks of a title, such as the 3 of "Folio 3", where a sentence speaks of no other one: of no Folio 2."""
        said = read_words(self._texts.text_of(sentence)) if sentence else []
        others = {(thing.stem, mark.stem) for thing, mark in pairwise(said) if is_mark(mark.stem)}
        for thing, mark in pairwise(read_words(article.title)):
            if (
                is_mark(mark.stem)
                and thing.is_capitalised
                and all(other == (thing.stem, mark.stem) or other[0] != thing.stem for other in others)
            ):
                yield mark.stem

    def _names_before(self, sentence: Sentence) -> frozenset[str]:
        """The names of the sentence before: "its" in "Its net profit" means whose it is, and no other measure."""
        before = self._texts.before(sentence)
        return self._vocabulary.names & frozenset(stems_of(self._texts.text_of(before))) if before else frozenset()

    def _bridges(self, sentence: Sentence) -> bool:
        """Whether a sentence that names nobody begins with "The" and a noun that the one before does not have.

        "The first edition" is one of the book that was spoken of; "the bridge", behind a bridge, takes over from that.
        """
        words, before = read_words(self._texts.text_of(sentence)), self._texts.before(sentence)
        if before is None or len(words) < 2 or words[0].text != "The":  # noqa: PLR2004 - the article and its noun
            return False
        told = frozenset(stems_of(self._texts.text_of(before)))
        names_nobody = not any(word.is_capitalised for word in words[1:])
        return names_nobody and told.isdisjoint(word.stem for word in words[1:_NOUN])

    def _named_further_back(self, sentence: Sentence) -> frozenset[str]:
        """The names that "it" means where the sentence before has only a pronoun, or a bare noun, for them itself."""
        names: set[str] = set()
        before = self._texts.leant_on(sentence)
        for _ in range(_CHAIN):
            if before is None:
                break
            names |= self._taken_over(before)
            before = self._texts.leant_on(before)
            names.update(stems_of(self._texts.text_of(before)) if before else ())
        return self._vocabulary.names & names

    def _taken_over(self, sentence: Sentence) -> frozenset[str]:
        """What the sentence's bare nouns take over from its paragraph so far."""
        before = self._texts.snapshot.sentences[sentence.article][: sentence.position]
        earlier = takewhile(lambda one: one.paragraph == sentence.paragraph, reversed(before))
        text, names = self._texts.text_of(sentence), self._full_names_in(sentence.article)
        called = (names[noun] for noun in definite_nouns(text) & names.keys())
        return taken_over(text, map(self._texts.text_of, earlier)).union(*called)

    def _full_names_in_article(self, article: str) -> Mapping[str, frozenset[str]]:
        said = self._texts.article(article)
        return named_in_full(said.body.of(said.text))

    def _called_in_title_of(self, article: str) -> frozenset[str]:
        """The words of the first name of the article's beginning of which its title has a part."""
        titled = self._vocabulary.names & frozenset(stems_of(self._texts.article(article).title))
        lead = [self._texts.text_of(one) for one in self._texts.snapshot.sentences[article] if not one.is_heading][
            :_LEAD
        ]
        names = (frozenset(name) for text in lead for name in names_in_full(text))
        return next((name for name in names if not titled.isdisjoint(name)), frozenset())


def _as_far_as_value(fact: Fact, quote: str) -> str:
    """A Chinese quote up to the end of the clause of its value: what narrows a figure stands before it."""
    if fact.value_span is None:
        return quote
    at = fact.value_span.end - fact.quote.start
    ends = [end for sign in "，,、；;" if (end := quote.find(sign, at)) >= 0]
    return quote[: min(ends, default=len(quote))]


def _raise(strengths: dict[str, float], text: str, strength: float) -> None:
    for term in terms_of(text):
        _raise_stem(strengths, term, strength)


def _raise_stem(strengths: dict[str, float], stem: str, strength: float) -> None:
    strengths[stem] = max(strength, strengths.get(stem, 0.0))
