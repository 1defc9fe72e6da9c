"""Fitness: whether a value is of the kind that a question asks for."""

from collections.abc import Mapping
from functools import cache, lru_cache

from bot.answering.asked.question import AnswerType, Need, Question
from bot.answering.lexicons import lexicon, pattern_in, stems_in, world_names
from corpus.fact import Fact, Moment, Names, Phrase, Role, Value
from corpus.lexicons import lexicon as corpus_lexicon
from corpus.periods import read_periods
from corpus.quantity import Quantity, is_currency, is_percentage
from corpus.units import is_unit_word
from corpus.verbalise import value_in_words
from corpus.words import read_words, stems_of

_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century")
)
_COUNTED = frozenset(("person", "visit", "time"))
_MOSTLY = 0.3
"""The share of a phrase that periods must make up for it to tell when."""
_SYNONYM = 0.9
_WORTH = 1.0
"""What it tells for a fact, or against it, that it says what things are worth where that is asked."""
_QUESTIONS_KNOWN = 100
"""Of how many questions it is kept what they ask: every fact is held against the same one."""
_BY_NAMES = frozenset(("list", "person", "organisation"))
_BY_ROLE: Mapping[AnswerType, tuple[Role, float, float]] = {
    "reason": ("reason", 1.0, -0.5),
    "definition": ("description", 1.5, -0.3),
}
"""The role that suits, what it is worth, and what any other role is worth."""
_NO_FIGURE = {Names: -0.5, Phrase: -0.5, Moment: -0.5}
_A_NAME = {Names: 0.5, Phrase: -0.8, Moment: -0.5, Quantity: -0.5}
_A_THING = {Names: 0.5, Phrase: 0.3}
_BY_VALUE: Mapping[AnswerType, Mapping[type, float]] = {
    "value": _NO_FIGURE,
    "count": _NO_FIGURE,
    "duration": _NO_FIGURE,
    "person": _A_NAME,
    "organisation": _A_NAME,
    "place": _A_NAME,
    "entity": _A_THING,
    "list": {Names: -0.3, Phrase: 0.3, Quantity: -0.5, Moment: -0.5},
    "trend": {Quantity: 1.0, Names: -0.5, Phrase: -0.5, Moment: -0.5},
}
"""What each kind of value is worth to a question."""


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is a currency: one of ISO 4217, or a noun that several countries have one of ("crown")."""
    return is_currency(quantity.unit) or quantity.unit in lexicon("measures")["moneys"]


def is_share(quantity: Quantity) -> bool:
    """Whether the unit is a percentage, or points of one."""
    return is_percentage(quantity.unit)


def counts_things(quantity: Quantity) -> bool:
    """Whether the unit is a noun of things counted ("12 ponds"): no measure, no money, no share, no length of time."""
    unit = quantity.unit.partition(" per ")[0]
    named = is_money(quantity) or is_share(quantity) or unit in _TIMES or unit == "time"
    return bool(unit) and not named and not is_unit_word(unit)


def tells_change(question: Question, fact: Fact) -> bool:
    """Whether a figure says by how much, where that is asked: the level that something rose to does not."""
    if question.operation != "growth" or not isinstance(fact.value, Quantity):
        return True
    return bool(fact.direction) or fact.role in {"growth", "change"} or is_share(fact.value)


def tells_level(question: Question, fact: Fact) -> bool:
    """Whether a figure says how much, where a Chinese question asks for that and no word of it for a change."""
    if not question.language.startswith("zh") or fact.role not in {"growth", "change"}:
        return True
    asks = (
        question.direction or question.operation in {"growth", "compound", "difference"} or question.unit == "percent"
    )
    return bool(asks) or not question.asks_figure


def figure_fits(question: Question, quantity: Quantity) -> bool:
    """Whether a figure is of the kind that is asked for; what counts things must count those that are asked for."""
    if not unit_fits(question, quantity):
        return False
    if question.answer_type == "count":
        is_multiple = quantity.shape == "multiple" and question.unit != "multiple"
        return not is_multiple and _counts_what_is_asked(question, quantity)
    return not counts_things(quantity) or _counts_what_is_asked(question, quantity)


def _counts_what_is_asked(question: Question, quantity: Quantity) -> bool:
    """Whether the counted noun is one of the question's words, or of their synonyms; no counter of Chinese is one."""
    if question.language.startswith("zh") and (not quantity.surface.isascii() or quantity.unit == "person"):
        return not _is_other_measure(question, quantity)
    noun = frozenset(stems_of(quantity.unit)) - stems_in("measures", "counters")
    if question.language.startswith("zh"):
        return not noun or any(not noun.isdisjoint(need.meant) for need in question.needs)
    if question.answer_type == "count":
        written = [word.stem for word in read_words(quantity.surface) if not word.is_number]
        said = noun.union(written[-1:])  # "people", where the unit is a person
        return not noun or bool(said & question.stems) or any(_is_meant(said, need) for need in question.needs)
    return not noun or any(
        _is_meant(noun, need) for need in question.needs if need.is_focus or need == question.needs[0]
    )


def _is_other_measure(question: Question, quantity: Quantity) -> bool:
    """Whether a Chinese question counts things by a word for such (多少人次), and a figure measures."""
    counts = pattern_in("measures", "counted_zh").search(question.text) is not None
    return counts and quantity.unit not in _COUNTED and is_measure(quantity.unit)


def _is_meant(noun: frozenset[str], need: Need) -> bool:
    """Whether a need speaks of the noun itself, or of a synonym; to mean nearly the same is not enough."""
    return any(noun & way for way, how_well in need.ways.items() if how_well >= _SYNONYM)


def unit_fits(question: Question, quantity: Quantity) -> bool:
    """Whether a figure is of the kind that is asked for: no money for a count, no count for a percentage."""
    is_rank = quantity.shape == "ordinal"
    fits = {
        "rank": is_rank,
        "percent": is_share(quantity),
        "money": is_money(quantity),
        "length": quantity.unit in _TIMES,
        "multiple": quantity.shape == "multiple" or quantity.unit == "time",
    }
    if question.unit in _dimensions():
        return fits.get(question.unit, False) or quantity.unit in _dimensions()[question.unit]
    if question.unit in fits:
        return fits[question.unit]
    if question.answer_type == "duration":
        return quantity.unit in _TIMES
    is_counted = not is_money(quantity) and not is_share(quantity) and quantity.shape != "share"
    return not is_rank and (is_counted or question.answer_type != "count")


def asks_measure(question: Question) -> bool:
    """Whether a question asks for a weight, a length or another measure by name."""
    return question.unit in _dimensions()


def is_measure(unit: str) -> bool:
    """Whether a unit is a currency or a measure, and no thing that is counted."""
    return is_currency(unit) or bool(_measures().intersection(unit.split(" per ")) - _TIMES)


@cache
def _measures() -> frozenset[str]:
    return frozenset(corpus_lexicon("units")["units"])


@cache
def _dimensions() -> Mapping[str, frozenset[str]]:
    """The units of each kind of measure that a question may ask for."""
    known, further = lexicon("conversions")["kinds"], lexicon("measures")["further"]
    kinds = {kind: frozenset((*known.get(kind, ()), *units)) for kind, units in further.items()}
    return kinds | {"extent": kinds["length"]}  # "how deep", which takes no time, as "how long" may


@lru_cache(maxsize=10_000)
def tells_days(value: Value) -> bool:
    """Whether words tell for the most part when: "on Mondays and on 24 December"."""
    if not isinstance(value, Names | Phrase):
        return False
    words = value_in_words(value)
    return sum(len(period.surface) for period in read_periods(words, None)) >= _MOSTLY * len(words)


def kind_fit(question: Question, fact: Fact, *, names_value: bool) -> float:
    """How well the kind of a fact suits what is asked for, around 0; a question that leaves it open suits most."""
    fits = _value_fit(question, fact, names_value=names_value) + _direction_fit(question, fact)
    return fits + _modality_fit(question, fact) + _worth_fit(question, fact)


def _worth_fit(question: Question, fact: Fact) -> float:
    """What is worth how much suits who asks for that: of deals 47% of their amount, and not 35% of their number."""
    if not (question.asks_figure and _asks_worth(question.text)):
        return 0.0
    is_worth = isinstance(fact.value, Quantity) and is_money(fact.value)
    return _WORTH if is_worth or not stems_in("measures", "worth").isdisjoint(stems_of(fact.metric)) else -_WORTH


@lru_cache(maxsize=_QUESTIONS_KNOWN)
def _asks_worth(text: str) -> bool:
    return pattern_in("measures", "asks_worth").search(text.casefold()) is not None


def _value_fit(question: Question, fact: Fact, *, names_value: bool) -> float:
    asked, value = question.answer_type, fact.value
    if asked == "date":
        tells_when = isinstance(value, Moment) or (names_value and fact.period)
        return 1.0 if tells_when else 0.7 if tells_days(value) else 0.0 if fact.period else -1.0
    if asked in _BY_ROLE:
        role, fits, else_ = _BY_ROLE[asked]
        return fits if fact.role == role else else_
    if isinstance(value, Quantity) and (question.asks_figure or question.unit):
        return 1.0 if unit_fits(question, value) else -1.0
    if asked == "open" and isinstance(value, Quantity) and value.shape == "ordinal":
        return -0.5
    if isinstance(value, Names) and asked in _BY_NAMES:
        return _names_fit(asked, value)
    return _BY_VALUE.get(asked, {}).get(type(value), 0.0)


def _names_fit(asked: AnswerType, names: Names) -> float:
    """Several names make a list, and no place is a who."""
    if asked == "list":
        return 1.0 if len(names.items) > 1 else -0.3
    return -1.0 if _are_places(names) else 0.5


def _are_places(names: Names) -> bool:
    """Whether the names are those of places that everybody knows: no answer to "who"."""
    return all(frozenset(stems_of(name)) <= world_names() for name in names.items)


def _modality_fit(question: Question, fact: Fact) -> float:
    """What is only aimed at or expected is told to who asks for it, and is no news of how things are."""
    if fact.modality == "actual":
        return 0.0
    return 0.5 if question.looks_ahead else -2.0


def asks_back(question: Question) -> bool:
    """Whether a question asks for what was, and for no aim that there was."""
    return not question.looks_ahead and pattern_in("units_asked", "past").search(question.text.casefold()) is not None


def may_be_told(question: Question, fact: Fact) -> bool:
    """Whether a fact may tell what was so: what is only aimed at or expected never was ("what was the output?")."""
    return fact.modality in {"actual", "estimate"} or not asks_back(question)


def _direction_fit(question: Question, fact: Fact) -> float:
    """A question of a rise or a fall asks for a change, and one of neither asks for none."""
    tells_change = bool(fact.direction) or fact.role in {"growth", "change"}
    if question.direction or question.operation in {"growth", "compound"}:
        return 0.7 if tells_change else -0.3
    return -0.3 if fact.role in {"growth", "change"} and question.answer_type not in {"trend", "reason"} else 0.0
