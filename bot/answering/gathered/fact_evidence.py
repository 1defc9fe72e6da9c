"""Facts, held against a question: how far each agrees, and which of its slots the question names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from bot.answering.agreed.agreement import Agreement, Yardstick, how_far_met, periods_agree
from bot.answering.agreed.fitness import counts_things, kind_fit
from bot.answering.agreed.judge import Judge, is_told
from bot.answering.agreed.narrowing import is_narrowed
from bot.answering.agreed.scoring import score_of
from bot.answering.asked.question import Question
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.gathered.evidence import FactEvidence, is_office
from bot.answering.held.holdings import Holdings
from corpus.fact import Fact, Moment, Names
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.verbalise import value_in_words
from corpus.words import has_han, stems_of, terms_of
from index.entry import Hit

_NARROWNESS, _FOCUS, _KIND = 0.35, 0.65, 0.2
_UNNAMED = 0.35
"""What a fact loses of which the question names neither the subject nor the value."""
_TELLING = 0.4
"""The weight of a need that tells what is meant."""
_UNASKED = 0.1
"""How little of a fact's metric and scope a question asks for, where the fact tells nothing of it."""
_ALIKE = 0.85
"""How far a need must be met by a name to speak of it: as by a synonym."""
_MOSTLY = 0.6
"""How much of a name a question must say to mention it."""


def hold_facts(question: Question, hits: Sequence[Hit], holdings: Holdings, judge: Judge) -> Iterator[FactEvidence]:
    """How far each of the facts that were hit agrees, in the terms of its own article."""
    asked_of = cache(lambda article: _Asked(question.within(article), article, holdings))
    for hit in hits:
        fact = holdings.snapshot.facts[hit.entry.fact]
        if not is_office(fact) or _asks_for_office(question, fact, holdings.stems_in(fact.article)):
            yield _held(fact, hit.dense, asked_of(hit.entry.article), judge)


def _asks_for_office(question: Question, fact: Fact, told: frozenset[str]) -> bool:
    """Whether a question asks who is in the very office that a fact tells of, and of its very body.

    No director is a film director; and where the article has the asker's own word for an office, no other one will do.
    """
    if question.answer_type != "person" or not frozenset(stems_of(fact.metric)) <= question.meant | question.stems:
        return False
    office, body = frozenset(stems_of(fact.metric)), frozenset(stems_of(fact.subject))
    asked = [need for need in question.needs if not need.is_name and not office.isdisjoint(need.meant)]
    is_called_so = any(not need.own.isdisjoint(office) or not need.own <= told for need in asked)
    return is_called_so and all(need.is_told_by(body) for need in question.needs if need.is_name)


class _Asked:
    """A question in the terms of one article: what does not change from one of its facts to the next."""

    def __init__(self, question: Question, article: str, holdings: Holdings) -> None:
        self.question = question
        self.needs = Yardstick(question.needs)
        self.holdings = holdings
        self._meant = question.meant
        self.stems = question.meant | question.stems
        self.told = holdings.stems_in(article)
        self.year = holdings.year_of(article)
        self._mentions = cache(partial(_mentions, question, holdings.vocabulary))

    def mentions(self, name: str, other_than: str = "") -> bool:
        """Whether the question speaks of `name`; see `_mentions`."""
        return not self._meant.isdisjoint(stems_of(name)) and self._mentions(name, other_than)


def _held(fact: Fact, dense: float, asked: _Asked, judge: Judge) -> FactEvidence:
    question, holdings = asked.question, asked.holdings
    held = _periods_of(fact) if question.periods else ()
    fit = periods_agree(question.periods, held, asked.year)
    agreement = asked.needs.agree(holdings.strengths_of_fact(fact.id), fit)
    writes_value = _writes_value_alone(question, fact)
    names_value = writes_value or _names_value(asked, fact)
    names_subject = not writes_value and asked.mentions(fact.subject)
    asked_share = _asked_share(asked, fact)
    is_particular = holdings.vocabulary.is_particular(fact.subject)
    unnamed = is_particular and not (names_value or names_subject)
    score = (
        score_of(agreement, dense)
        + _NARROWNESS * asked_share
        + _FOCUS * _focus_met(question, fact)
        + _KIND * kind_fit(question, fact, names_value=names_value)
        - _UNNAMED * unnamed
    )
    one = FactEvidence(
        fact=fact,
        agreement=agreement,
        dense=dense,
        score=score,
        names_value=names_value,
        names_subject=names_subject,
        asked_share=asked_share,
        is_particular=is_particular,
        told=asked.told,
        judge=judge,
    )
    accepted = judge.accepts("fact", agreement, lambda: one.confidence)
    return replace(one, accepted=True) if accepted and not _misses(fact, agreement, asked_share, asked) else one


def _misses(fact: Fact, agreement: Agreement, asked_share: float, asked: _Asked) -> bool:
    """Whether a fact tells another thing than the one asked for, however much of the rest it tells."""
    return (
        _tells_other(agreement, asked_share)
        or _lacks_in_chinese(fact, agreement)
        or _tells_of_another(asked, fact, agreement)
        or is_narrowed(asked.question, agreement, _bare_subject(fact), asked.told)
    )


def _periods_of(fact: Fact) -> tuple[Period, ...]:
    """The periods that a fact speaks of: its own, and the date that is its value."""
    periods = [fact.period] if fact.period else []
    if isinstance(fact.value, Moment):
        periods.append(Period(fact.value.date.first_day, fact.value.date.last_day))
    return tuple(periods)


def _names_value(asked: _Asked, fact: Fact) -> bool:
    """Whether the question itself holds the fact's value; a name that its subject tells already does not count."""
    if isinstance(fact.value, Quantity):
        return any(_is_same_amount(stated, fact.value, asked.stems) for stated in asked.question.quantities)
    if isinstance(fact.value, Moment):
        moment = Period(fact.value.date.first_day, fact.value.date.last_day)
        return any(period.same_days(moment) for period in asked.question.periods)
    if isinstance(fact.value, Names):
        return any(asked.mentions(item, fact.subject) for item in fact.value.items)
    return asked.mentions(fact.value.text, fact.subject)


def _writes_value_alone(question: Question, fact: Fact) -> bool:
    """Whether a name that is a fact's value stands in the question, and its subject does not but by that alias."""
    if not isinstance(fact.value, Names) or question.stems.issuperset(stems_of(fact.subject)):
        return False
    return any(question.stems.issuperset(stems_of(item)) for item in fact.value.items)


def _is_same_amount(stated: Quantity, held: Quantity, meant: frozenset[str]) -> bool:
    """Whether two figures are the same amount of the same thing, though the question call it by another word."""
    if stated.value != held.value:
        return False
    differ = stated.unit and held.unit and stated.unit != held.unit
    return not differ or (counts_things(held) and meant.issuperset(stems_of(held.unit)))


def _mentions(question: Question, vocabulary: Vocabulary, name: str, other_than: str) -> bool:
    """Whether the question speaks of `name`: by most of its telling words, or by an alias.

    What already speaks of `other_than` does not count: a ticker is an alias of its company, and who asks for the one
    has not said the other.
    """
    elsewhere = dict.fromkeys(terms_of(other_than), 1.0)
    strengths = dict.fromkeys(terms_of(name), 1.0)
    weights = {stem: vocabulary.weight(stem) for stem in strengths}
    met = {
        stem
        for need in question.needs
        if how_far_met(need, strengths) >= _ALIKE > how_far_met(need, elsewhere)
        for way in need.ways
        if way <= strengths.keys()
        for stem in way
    }
    total = sum(weights.values())
    return total > 0 and sum(weights[stem] for stem in met) / total >= _MOSTLY


def _asked_share(asked: _Asked, fact: Fact) -> float:
    """How much of a fact's metric and scope the question asks for: the plain fact before the narrower one."""
    weights = asked.holdings.weights_of_slots(fact.id)
    total = sum(weights.values())
    return sum([weight for stem, weight in weights.items() if stem in asked.stems]) / total if total else 0.0


def _focus_met(question: Question, fact: Fact) -> float:
    """How far the fact tells the very thing that is asked for by name: the "disease" of "for which disease"."""
    if not question.focus:
        return 0.0
    told = dict.fromkeys(terms_of(f"{fact.metric} {value_in_words(fact.value)}"), 1.0)
    return max(how_far_met(need, told) for need in question.focus)


def _tells_other(agreement: Agreement, asked_share: float) -> bool:
    """Whether a fact tells nothing that is asked for, and lacks what is: another thing of the same subject."""
    return asked_share < _UNASKED and any(need.weight >= _TELLING for need in agreement.missing)


def _lacks_in_chinese(fact: Fact, agreement: Agreement) -> bool:
    """Whether a figure read in Chinese lacks something that is asked for and that the corpus has a word for.

    A sentence of Chinese statistics tells many figures, and each has all of its slots in it.
    """
    is_read = fact.origin == "extracted" and has_han(fact.metric)
    return is_read and any(need.is_known and need.weight >= _TELLING for need in agreement.missing)


def _tells_of_another(asked: _Asked, fact: Fact, agreement: Agreement) -> bool:
    """Whether a fact is of a subject that nobody asked for, and lacks one that its article speaks of elsewhere."""
    lacks = any(need.weight >= _TELLING and is_told(need, asked.told) for need in agreement.missing)
    return lacks and asked.stems.isdisjoint(stems_of(fact.subject))


def _bare_subject(fact: Fact) -> frozenset[str]:
    """The stem of a subject of one word."""
    subject = stems_of(fact.subject)
    return frozenset(subject) if len(subject) == 1 else frozenset()
