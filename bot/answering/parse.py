"""Text to question: the shape of the question, its periods and figures, and what it speaks of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from bot.answering.chinese import read_chinese_needs
from bot.answering.lexicons import (
    constrains,
    general_stems,
    generic_phrases,
    generic_stems,
    lexicon,
    measures,
    opposites_of,
    pattern_in,
    words_in,
    world_names,
)
from bot.answering.operations import read_operation
from bot.answering.question import AnswerType, Need, Question
from bot.answering.thesaurus import SYNONYM, Phrase, Ways, local_ways_of, ways_of, ways_of_countries
from bot.answering.vocabulary import Vocabulary
from corpus.dates import PartialDate
from corpus.fact import Direction
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import Word, is_han, read_words, stems_of

_FIGURES = frozenset(("rank", "percent", "multiple"))
_ROMAN = re.compile(r"[IVX]{2,}|[A-HJ-Z]")
_UNKNOWN = 0.4
"""What a word weighs that the corpus does not have, and that is neither a name nor a constraint: it may be only a
colourful way to say what the corpus says plainly."""
_LONG_NAME = 9
"""A shorter name that differs by a letter is another name."""
_ALIKE = 0.85
"""What a word of nearly the same meaning is worth beside the word itself."""


def parse_question(text: str, vocabulary: Vocabulary, language: str = "en", asked_on: date | None = None) -> Question:
    """Read a question into slots. Never raises, whatever the text.

    Args:
        text: one question.
        vocabulary: of the corpus that it is asked of: it tells names from words, and knows aliases and misspellings.
        language: ``en`` or ``zh``.
        asked_on: the reader's day, which "this year" means.
    """
    today = PartialDate(asked_on.year, asked_on.month, asked_on.day) if asked_on else None
    spelt = respell(text, vocabulary)
    until_now = words_in("units_asked", "until_now")
    periods = tuple(one for one in read_periods(spelt, today, language) if one.surface.casefold() not in until_now)
    quantities = read_quantities(spelt, language)
    unit, asked = _unit_asked(spelt)
    answer_type = _answer_type(spelt, language, unit, quantities)
    words = _words_outside(spelt, periods)
    chinese = read_chinese_needs(spelt, periods, vocabulary) if is_han(spelt) else ()
    figures = [
        quantity.span for quantity in quantities if quantity.shape != "ordinal" or quantity.digits in quantity.surface
    ]
    needs = (*chinese, *_read_needs(spelt, words, figures, asked, vocabulary))
    if answer_type == "duration":
        needs = tuple(need for need in needs if need.surface.casefold() not in words_in("units_asked", "how_long"))
    return Question(
        text=text,
        language=language,
        asked_on=asked_on,
        answer_type="definition"
        if answer_type in {"open", "person"} and not (unit or periods) and _asks_what_it_is(spelt, needs)
        else answer_type,
        needs=needs,
        periods=periods,
        quantities=quantities,
        direction=read_direction(spelt, language),
        operation=read_operation(spelt, "zh" if is_han(spelt) else "en").operation,
        is_negated=bool(pattern_in("units_asked", "negated").match(spelt.casefold())),
        unit=unit,
        looks_ahead=looks_ahead(spelt, periods),
        stems=frozenset(word.stem for word in words),
        searched=_searched(spelt, chinese),
    )


def looks_ahead(text: str, periods: Sequence[Period]) -> bool:
    """Whether a question asks for an aim or an expectation, by its words or by a deadline."""
    says_so = pattern_in("units_asked", "ahead").search(text.casefold()) is not None
    return says_so or any(period.shape == "deadline" for period in periods)


def respell(text: str, vocabulary: Vocabulary) -> str:
    """The text with its misspelt words put right, as far as the corpus or the calendar has what they mean."""
    for word in reversed(read_words(text)):
        if not (vocabulary.knows(word.stem) or word.stem in world_names() or is_han(word.text)):
            meant = vocabulary.respell(word.text)
            if meant and meant != word.text.casefold() and not _is_other_name(word, meant):
                written = meant.capitalize() if word.is_capitalised else meant
                text = text[: word.span.start] + written + text[word.span.end :]
    return text


def _is_other_name(word: Word, meant: str) -> bool:
    """Whether a short name is more likely another one than a misspelling; two letters swapped are a slip."""
    is_name = word.is_capitalised and word.span.start > 0 and len(word.text) < _LONG_NAME
    return is_name and sorted(word.text.casefold()) != sorted(meant)


def _asks_what_it_is(text: str, needs: Sequence[Need]) -> bool:
    """Whether a question names one thing, or one person, and nothing of it: "what is X?", "who is X?"."""
    is_one = len(needs) == 1 and (needs[0].is_name or not text.casefold().startswith("who"))
    is_name = any(need.is_name for need in needs) and _is_of_names_alone(text, needs)
    return (is_one or is_name) and pattern_in("units_asked", "what_is").match(text.casefold()) is not None


def _is_of_names_alone(text: str, needs: Sequence[Need]) -> bool:
    """Whether the needs follow one another, and at the end nothing else: "Amoxine for Injection", no "Amoxine for"."""
    pattern = lexicon("units_asked")["between_names"].join(re.escape(need.surface) for need in needs)
    return re.search(rf"{pattern}\W*$", text) is not None and all(
        need.is_name or len(need.surface) == 1 for need in needs
    )


def _searched(text: str, chinese: Sequence[Need]) -> str:
    """The question as the index is asked it: a Chinese one with the English of its terms beside it."""
    english = [" ".join(sorted(next(iter(need.ways)))) for need in chinese if need.is_known]
    return " ".join((text, *english))


def read_answer_type(text: str, language: str) -> AnswerType:
    """The kind of answer that the shape of a question asks for; ``open`` where the shape does not tell."""
    return next((kind for kind, pattern in _asking(language) if pattern.search(text.casefold())), "open")


def read_direction(text: str, language: str = "en") -> Direction:
    """Whether a text speaks of a rise or of a fall; nothing where of neither, or of both."""
    if language == "zh" or is_han(text):
        found = {way for way in ("up", "down") if any(word in text for word in lexicon("chinese")[way])}
    else:
        stems = _without_idioms(stems_of(text))
        found = {way for way in ("up", "down") if _holds_phrase(stems, _directions()[way])}
    return "up" if found == {"up"} else "down" if found == {"down"} else ""


def _without_idioms(stems: Sequence[str]) -> list[str]:
    """The stems, those of phrases left out in which a word of direction tells none: "set up", "runner up"."""
    kept, at = [], 0
    while at < len(stems):
        length = next((length for length in (3, 2) if tuple(stems[at : at + length]) in _idioms()), 0)
        kept.append("" if length else stems[at])
        at += length or 1
    return kept


def _words_outside(text: str, periods: Sequence[Period]) -> list[Word]:
    """The words that are no part of a period."""
    taken = [period.span for period in periods if period.span]
    return [word for word in read_words(text) if not any(span.overlaps(word.span) for span in taken)]


def _answer_type(text: str, language: str, unit: str, quantities: Sequence[Quantity]) -> AnswerType:
    """The kind of answer; what asks for a rank or a share asks for a figure, whatever its first word."""
    kind = read_answer_type(text, language)
    asks_who = unit == "rank" and kind in {"place", "list"} and any(one.shape == "ordinal" for one in quantities)
    return "value" if unit in _FIGURES and kind in {"open", "place", "entity", "list"} and not asks_who else kind


def _read_needs(
    text: str, words: Sequence[Word], figures: Sequence[Span], asked: Sequence[Span], vocabulary: Vocabulary
) -> Iterator[Need]:
    """One need for each phrase or word that constrains the answer, in the order of the question."""
    at, focus = 0, _focus_of(text)
    while at < len(words):
        if vocabulary.twins.is_other_twin(text, *words[at : at + 2]):
            yield _absent(_extent(words[at : at + 2]).of(text))
            at += 2
            continue
        idle = next((n for n in (3, 2) if tuple(word.stem for word in words[at : at + n]) in generic_phrases()), 0)
        if idle:
            at += idle
            continue
        phrase, groups = vocabulary.thesaurus.match([word.stem for word in words[at : at + 8]])
        taken = words[at : at + len(phrase)]
        at += len(phrase)
        if not _is_slot(phrase, taken, asked, vocabulary) and _constrains(taken, figures):
            after_how = words[at - len(phrase) - 1].stem == "how" if at > len(phrase) else False
            ways = ways_of(phrase, groups, generic_stems())
            ways = {
                **ways,
                **{way: worth for way, worth in _ways_of_country(phrase, vocabulary).items() if way not in ways},
            }
            local = local_ways_of(groups, generic_stems())
            yield _make_need(taken, ways, local, vocabulary, focus=focus, after_how=after_how)


def _absent(surface: str) -> Need:
    """The need for a thing that the corpus does not have."""
    return Need(surface, {frozenset((surface,)): 1.0}, weight=1.0, is_name=True, is_known=False)


def _ways_of_country(phrase: Phrase, vocabulary: Vocabulary) -> Ways:
    return {name: SYNONYM for name in ways_of_countries(phrase) if all(map(vocabulary.knows, name))}


def _is_slot(phrase: Phrase, words: Sequence[Word], asked: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether words say which way or in which unit, and so are no need; a name never does."""
    if phrase in _direction_phrases():
        return True
    return any(span.holds(_extent(words)) for span in asked) and not any(_is_name(word, vocabulary) for word in words)


def _extent(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _constrains(words: Sequence[Word], figures: Sequence[Span]) -> bool:
    """Whether an answer must speak of these words: not of "what", and figures are slots of their own."""
    if all(is_han(word.text) for word in words):
        return False  # Chinese is read by its terms, not by its characters
    if words[0].is_number and any(span.overlaps(words[0].span) for span in figures):
        return False
    return any(word.stem not in generic_stems() and word.stem not in measures() for word in words)


def _make_need(
    words: Sequence[Word],
    ways: Ways,
    local: Mapping[str, Ways],
    vocabulary: Vocabulary,
    *,
    focus: Span | None,
    after_how: bool,
) -> Need:
    telling = [word for word in words if word.stem not in generic_stems()]
    is_name = any(_is_name(word, vocabulary) for word in telling)
    written = [word.text for word in words]
    is_constraint = constrains(written) or (after_how and constrains(["how", *written]))
    if not is_name and not is_constraint:
        ways = {**ways, **{way: worth for way, worth in _likenesses(telling, vocabulary).items() if way not in ways}}
    everywhere = [*ways, *(way for own in local.values() for way in own)]
    known_ways = [way for way in everywhere if all(vocabulary.knows(stem) for stem in way)]
    weights = [max(vocabulary.weight(stem) for stem in way) for way in known_ways]
    return Need(
        surface=" ".join(word.text for word in words),
        ways=ways,
        local=local,
        weight=min(weights, default=1.0 if is_name or is_constraint else _UNKNOWN),
        is_name=is_name,
        is_known=bool(known_ways),
        is_constraint=is_constraint,
        is_focus=focus is not None and any(focus.overlaps(word.span) for word in words),
    )


def _likenesses(words: Sequence[Word], vocabulary: Vocabulary) -> Mapping[frozenset[str], float]:
    """The ways to meet a single word by words that mean nearly the same: worth their likeness, and a little less."""
    if len(words) != 1 or words[0].is_number or len(words[0].text) < 3:  # noqa: PLR2004 - "km", "of"
        return {}
    opposed = opposites_of(frozenset((words[0].stem,)))  # "open" and "closed" are alike in every way but one
    alike = ((frozenset(stems_of(other)), likeness) for other, likeness in vocabulary.alike(words[0].text.casefold()))
    return {way: _ALIKE * likeness for way, likeness in alike if not way & opposed}


def _focus_of(text: str) -> Span | None:
    """Where the noun stands that "which" or "what" asks for."""
    found = pattern_in("units_asked", "focus").search(text.casefold())
    return Span(*found.span(1)) if found else None


def _is_name(word: Word, vocabulary: Vocabulary) -> bool:
    """A word is a name where the corpus writes it as one, where the world does, or where the asker does inside a
    sentence and the corpus has no such word; so is a number within a name ("Class 1", "Class II").
    """
    if word.is_number or _ROMAN.fullmatch(word.text):
        return True
    if word.stem in world_names():
        return True
    if word.stem in vocabulary.names:
        return word.is_capitalised or word.stem not in general_stems()
    if vocabulary.knows(word.stem):
        return False
    return word.is_capitalised and word.span.start > 0


def _unit_asked(text: str) -> tuple[str, Sequence[Span]]:
    """The unit that the question's words ask for, and where they stand: they are a slot, no need."""
    lowered = text.casefold()
    for unit, pattern, is_need in _units_of_asking():
        spans = [Span(*match.span()) for match in pattern.finditer(lowered)]
        if spans:
            return unit, () if is_need else spans
    return "", ()


def _holds_phrase(stems: Sequence[str], phrases: frozenset[Phrase]) -> bool:
    return any(tuple(stems[start : start + length]) in phrases for start in range(len(stems)) for length in (1, 2, 3))


@cache
def _directions() -> Mapping[str, frozenset[Phrase]]:
    return {way: frozenset(stems_of(word) for word in lexicon("opposites")[way]) for way in ("up", "down")}


@cache
def _idioms() -> frozenset[Phrase]:
    return frozenset(stems_of(phrase) for phrase in lexicon("opposites")["neither"])


@cache
def _direction_phrases() -> frozenset[Phrase]:
    return _directions()["up"] | _directions()["down"]


@cache
def _asking(language: str) -> Sequence[tuple[AnswerType, re.Pattern[str]]]:
    return [(row["type"], re.compile(row["pattern"])) for row in lexicon("asking")[language]]


@cache
def _units_of_asking() -> Sequence[tuple[str, re.Pattern[str], bool]]:
    rows = lexicon("units_asked")["units"]
    return [(row["unit"], re.compile(row["pattern"]), row.get("is_need", False)) for row in rows]
