"""Evidence: what was retrieved, held against the question's slots, the best first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from bot.answering.agreement import Agreement, agree, how_far_met, own_or_inherited, periods_agree
from bot.answering.fitness import kind_fit
from bot.answering.found import Found
from bot.answering.holdings import Holdings
from bot.answering.judge import Judge, Signals, disagrees, is_told, signals_of
from bot.answering.kind_told import tells_kind
from bot.answering.question import Question
from bot.answering.retrieve import Retrieved
from corpus.article import Sentence
from corpus.fact import Fact, Moment, Names
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.verbalise import value_in_words
from corpus.words import stems_of
from index.entry import Hit

_DENSE, _COVERAGE, _NARROWNESS, _PERIOD, _FOCUS, _KIND = 0.9, 1.0, 0.35, 0.25, 0.65, 0.2
_FOUND = 0.5
"""What the search says of a sentence, which knows its words and the passage that it stands in: chosen on questions of
SQuAD and QED in training, so that the answering sentence comes first as often as can be."""
_UNNAMED = 0.35
"""What a fact loses of which the question names neither the subject nor the value."""
_TELLS = 0.2
"""What a sentence gains that tells something of the asked kind, and loses that does not."""
_TELLING = 0.4
_UNASKED = 0.1
_RARE, _RARER = 0.6, 1.7
_PERIOD_WORTH = {"same": 1.0, "within": 0.7, "inherited": 0.5, "open": 0.5, "unstated": 0.0, "conflict": -1.0}


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """A fact, how far it agrees, and whether the question already names its value."""

    fact: Fact
    agreement: Agreement
    dense: float
    score: float
    names_value: bool
    """The question holds the value, so that it asks for the subject, or for a yes."""
    names_subject: bool
    asked_share: float
    """How much of its metric and scope the question asks for, from 0 to 1."""
    is_particular: bool
    """Whether its subject is a name that tells, and not what its whole article is about."""
    confidence: float
    """The probability that an answer from it is right."""
    accepted: bool
    """Whether that is enough, and nothing disagrees."""


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """A sentence, and how far it agrees."""

    sentence: Sentence
    agreement: Agreement
    dense: float
    score: float
    signals: Signals
    """What the judge was told."""
    confidence: float
    confidence_unread: float
    """The same without what a reader has added: by this alone it may answer as a whole."""
    accepted: bool
    found: Found | None = None
    """What a reader has found in it; None where none has read it."""

    @property
    def signals_read(self) -> Signals:
        """What the judge is told where a reader has read it."""
        return {**self.signals, **(self.found.signals if self.found else {})}

    @property
    def score_unread(self) -> float:
        """Its score without what a reader has added."""
        return self.score - (self.found.worth if self.found else 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may support an answer to one question."""

    question: Question
    facts: tuple[FactEvidence, ...]
    sentences: tuple[SentenceEvidence, ...]
    judge: Judge
    """Who judged it, and judges what is asked again."""


def gather_evidence(question: Question, retrieved: Retrieved, holdings: Holdings, judge: Judge) -> Evidence:
    """Hold every hit against the question; nothing is dropped here, so that a refusal can say what disagreed."""
    facts = sorted(_facts(question, retrieved.facts, holdings, judge), key=lambda one: (-one.score, one.fact.id))
    sentences = sorted(
        _sentences(question, retrieved, holdings, judge),
        key=lambda one: (-one.score, one.sentence.article, one.sentence.position),
    )
    return Evidence(question, tuple(facts), tuple(sentences), judge)


def periods_of(fact: Fact) -> tuple[Period, ...]:
    """The periods that a fact speaks of: its own, and the date that is its value."""
    periods = [fact.period] if fact.period else []
    if isinstance(fact.value, Moment):
        periods.append(Period(fact.value.date.first_day, fact.value.date.last_day))
    return tuple(periods)


def _facts(question: Question, hits: Sequence[Hit], holdings: Holdings, judge: Judge) -> Iterator[FactEvidence]:
    asked = _by_article(question, hits)
    mentions = cache(lambda article, name, other_than: _mentions(asked[article], name, holdings, other_than))
    particular = cache(partial(_is_particular, holdings=holdings))
    share = cache(lambda article, slots: _asked_share(asked[article], slots, holdings))
    for hit in hits:
        question = asked[hit.entry.article]
        fact = holdings.snapshot.facts[hit.entry.fact]
        strengths = holdings.strengths_of_fact(fact.id)
        held = periods_of(fact) if question.periods else ()
        agreement = agree(
            question.needs, strengths, periods_agree(question.periods, held, holdings.year_of(fact.article))
        )
        names_value = _names_value(question, fact, partial(mentions, fact.article))
        names_subject = mentions(fact.article, fact.subject, "") and not _writes_value_alone(question, fact)
        asked_share = share(fact.article, (fact.metric, *fact.scope))
        is_particular = particular(fact.subject)
        unnamed = is_particular and not (names_value or names_subject)
        signals = signals_of(agreement, hit.dense, holdings.stems_in(fact.article)) | {
            "asked_share": asked_share,
            "names_subject": float(names_subject),
            "names_value": float(names_value),
            "unnamed": float(unnamed),
        }
        confidence = judge.confidence("fact", signals)
        score = (
            _score(agreement, hit.dense)
            + _NARROWNESS * asked_share
            + _FOCUS * _focus_met(question, fact)
            + _KIND * kind_fit(question, fact, names_value=names_value)
            - _UNNAMED * unnamed
        )
        yield FactEvidence(
            fact=fact,
            agreement=agreement,
            dense=hit.dense,
            score=score,
            names_value=names_value,
            names_subject=names_subject,
            asked_share=asked_share,
            is_particular=is_particular,
            confidence=confidence,
            accepted=judge.accepts("fact", agreement, confidence)
            and not _tells_other(agreement, asked_share)
            and not _tells_of_another(question, fact, agreement, holdings),
        )


def _tells_other(agreement: Agreement, asked_share: float) -> bool:
    """Whether a fact tells nothing that is asked for, and lacks what is: another thing of the same subject."""
    return asked_share < _UNASKED and any(need.weight >= _TELLING for need in agreement.missing)


def _tells_of_another(question: Question, fact: Fact, agreement: Agreement, holdings: Holdings) -> bool:
    """Whether a fact is of a subject that nobody asked for, and lacks one that its article speaks of elsewhere."""
    told = holdings.stems_in(fact.article)
    lacks = any(need.weight >= _TELLING and is_told(need, told) for need in agreement.missing)
    return lacks and not _asked_stems(question) & frozenset(stems_of(fact.subject))


def _asked_stems(question: Question) -> frozenset[str]:
    return question.meant | question.stems


def _by_article(question: Question, hits: Sequence[Hit]) -> Mapping[str, Question]:
    """The question in the terms of each article that was hit."""
    return {article: question.within(article) for article in {hit.entry.article for hit in hits}}


def _is_particular(subject: str, holdings: Holdings) -> bool:
    """Whether a subject is a name that tells: a product or a person, and not what its whole article is about."""
    vocabulary = holdings.vocabulary
    return any(stem in vocabulary.names and vocabulary.weight(stem) > _TELLING for stem in stems_of(subject))


def _sentences(
    question: Question, retrieved: Retrieved, holdings: Holdings, judge: Judge
) -> Iterator[SentenceEvidence]:
    asked = _by_article(question, retrieved.sentences)
    for hit in retrieved.sentences:
        question = asked[hit.entry.article]
        sentence = holdings.sentence_at(hit.entry.article, hit.entry.position)
        figures = holdings.figures_of(sentence)
        year = holdings.year_of(sentence.article)
        fit = own_or_inherited(question.periods, figures.periods, figures.inherited, year)
        agreement = agree(question.needs, holdings.strengths_of_sentence(sentence), fit)
        told = holdings.stems_in(sentence.article)
        kind = tells_kind(question, figures, holdings.text_of(sentence), holdings.vocabulary)
        signals = signals_of(agreement, retrieved.trust * hit.dense, told) | {
            "blind": 1.0 - retrieved.trust,
            "disagrees": float(disagrees(agreement)),
            "kind": kind,
            "search": hit.score,
        }
        confidence = judge.confidence("sentence", signals)
        yield SentenceEvidence(
            sentence=sentence,
            agreement=agreement,
            dense=hit.dense,
            score=_score(agreement, retrieved.trust * hit.dense) + _FOUND * hit.score + _TELLS * kind,
            signals=signals,
            confidence=confidence,
            confidence_unread=confidence,
            accepted=judge.accepts("sentence", agreement, confidence)
            and not lacks_the_thing(question, agreement, told),
        )


def lacks_the_thing(question: Question, agreement: Agreement, told: frozenset[str]) -> bool:
    """Whether the rarest thing that a question speaks of is told elsewhere in the article, and not here."""
    rarest = max((need.weight for need in question.needs if need not in agreement.missing), default=0.0)
    return any(
        need.weight >= _RARE and need.weight > _RARER * rarest and is_told(need, told) for need in agreement.missing
    )


def _score(agreement: Agreement, dense: float) -> float:
    return _COVERAGE * agreement.coverage + _DENSE * dense + _PERIOD * _PERIOD_WORTH[agreement.period]


def _focus_met(question: Question, fact: Fact) -> float:
    """How far the fact tells the very thing that is asked for by name: the "disease" of "for which disease"."""
    if not question.focus:
        return 0.0
    told = dict.fromkeys(stems_of(f"{fact.metric} {value_in_words(fact.value)}"), 1.0)
    return max(how_far_met(need, told) for need in question.focus)


def _asked_share(question: Question, slots: Sequence[str], holdings: Holdings) -> float:
    """How much of a fact's metric and scope the question asks for: the plain fact before the narrower one."""
    weights = {stem: holdings.vocabulary.weight(stem) for stem in frozenset(stems_of(" ".join(slots)))}
    asked = _asked_stems(question)
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in asked) / total if total else 0.0


def _names_value(question: Question, fact: Fact, mentions: Callable[[str, str], bool]) -> bool:
    """Whether the question itself holds the fact's value; a name that its subject tells already does not count."""
    if isinstance(fact.value, Quantity):
        return any(same_amount(stated, fact.value) for stated in question.quantities)
    if isinstance(fact.value, Moment):
        moment = Period(fact.value.date.first_day, fact.value.date.last_day)
        return any(asked.same_days(moment) for asked in question.periods)
    if _writes_value_alone(question, fact):
        return True
    if isinstance(fact.value, Names):
        return any(mentions(item, fact.subject) for item in fact.value.items)
    return mentions(fact.value.text, fact.subject)


def _writes_value_alone(question: Question, fact: Fact) -> bool:
    """Whether a name that is a fact's value stands in the question, and its subject does not but by that alias."""
    if not isinstance(fact.value, Names) or question.stems.issuperset(stems_of(fact.subject)):
        return False
    return any(question.stems.issuperset(stems_of(item)) for item in fact.value.items)


def same_amount(stated: Quantity, held: Quantity) -> bool:
    """Whether two figures are the same amount of the same thing."""
    units_differ = stated.unit and held.unit and stated.unit != held.unit
    return stated.value == held.value and not units_differ


def _mentions(question: Question, name: str, holdings: Holdings, other_than: str = "") -> bool:
    """Whether the question speaks of `name`: by most of its telling words, or by an alias.

    What already speaks of `other_than` does not count: a ticker is an alias of its company, and who asks for the one
    has not said the other.
    """
    if question.meant.isdisjoint(stems_of(name)):
        return False
    elsewhere = dict.fromkeys(stems_of(other_than), 1.0)
    vocabulary = holdings.vocabulary
    strengths = dict.fromkeys(stems_of(name), 1.0)
    weights = {stem: vocabulary.weight(stem) for stem in strengths}
    met = {
        stem
        for need in question.needs
        if how_far_met(need, strengths) >= 0.85  # noqa: PLR2004 - as good as a synonym
        and not how_far_met(need, elsewhere) >= 0.85  # noqa: PLR2004
        for way in need.ways
        if way <= strengths.keys()
        for stem in way
    }
    total = sum(weights.values())
    return total > 0 and sum(weights[stem] for stem in met) / total >= 0.6  # noqa: PLR2004 - most of it
