"""Text to question: the shape of the question, its periods and figures, and what it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from bot.answering.asked.chinese import read_chinese_needs
from bot.answering.asked.direction import read_direction
from bot.answering.asked.needs import read_needs
from bot.answering.asked.operations import read_operation
from bot.answering.asked.question import AnswerType, Need, Question
from bot.answering.asked.spelling import respell
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import lexicon, pattern_in, words_in
from corpus.dates import PartialDate
from corpus.intervals import year_days
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import Word, is_han, read_words

_FIGURES = frozenset(("rank", "percent", "multiple"))


def parse_question(text: str, vocabulary: Vocabulary, language: str = "en", asked_on: date | None = None) -> Question:
    """Read a question into slots. Never raises, whatever the text.

    Args:
        text: one question.
        vocabulary: of the corpus that it is asked of: it tells names from words, and knows aliases and misspellings.
        language: ``en`` or ``zh``.
        asked_on: the reader's day, which "this year" means.
    """
    today = PartialDate(asked_on.year, asked_on.month, asked_on.day) if asked_on else None
    spelt = pattern_in("units_asked", "how_much").sub("how much", respell(text, vocabulary))
    spelt = pattern_in("units_asked", "one_of_unit").sub(lexicon("units_asked")["each"], spelt)
    until_now = words_in("units_asked", "until_now")
    periods = tuple(one for one in read_periods(spelt, today, language) if one.surface.casefold() not in until_now)
    periods = tuple(_last_year(one, today) for one in periods)
    quantities = read_quantities(spelt, language)
    unit, asked = _unit_asked(spelt)
    answer_type = _answer_type(spelt, language, unit, quantities)
    words = _words_outside(spelt, periods)
    chinese = read_chinese_needs(spelt, periods, vocabulary) if is_han(spelt) else ()
    figures = [
        quantity.span
        for quantity in quantities
        if (quantity.shape != "ordinal" or quantity.digits in quantity.surface) and not _marks_name(quantity, spelt)
    ]
    needs = (*chinese, *read_needs(spelt, words, figures, asked, vocabulary))
    if answer_type == "duration":
        needs = tuple(need for need in needs if need.surface.casefold() not in words_in("units_asked", "how_long"))
    if answer_type == "reason":
        needs = tuple(need for need in needs if need.surface not in words_in("units_asked", "why"))
    is_plain = answer_type in {"open", "person"} and not unit and not periods
    return Question(
        text=text,
        language=language,
        asked_on=asked_on,
        answer_type="definition" if is_plain and _asks_what_it_is(spelt, needs) else answer_type,
        needs=needs,
        periods=periods,
        quantities=quantities,
        direction=read_direction(spelt, language),
        operation=read_operation(spelt, "zh" if is_han(spelt) else "en").operation,
        is_negated=any(pattern_in("units_asked", key).match(spelt.casefold()) for key in ("negated", "negated_zh")),
        unit=unit,
        looks_ahead=looks_ahead(spelt, periods),
        stems=frozenset(word.stem for word in words),
        searched=_searched(spelt, chinese),
    )


def _marks_name(quantity: Quantity, text: str) -> bool:
    """Whether a bare number hangs on a Chinese name and tells which one is meant: 磐石4."""
    before = text[: quantity.span.start][-1:]
    is_bare = not quantity.unit and quantity.shape == "amount" and quantity.operator == "="
    return is_bare and is_han(before) and before not in words_in("chinese", "before_numbers")


def _last_year(period: Period, today: PartialDate | None) -> Period:
    """``去年同期`` of a question is some time of last year."""
    is_open = period.start is None and period.end is None
    days = year_days(today.year - 1) if today and is_open and period.surface.endswith("同期") else None
    return replace(period, start=days[0], end=days[1], shape="flow") if days else period


def read_answer_type(text: str, language: str) -> AnswerType:
    """The kind of answer that the shape of a question asks for; ``open`` where the shape does not tell."""
    return next((kind for kind, pattern in _asking(language) if pattern.search(text.casefold())), "open")


def looks_ahead(text: str, periods: Sequence[Period]) -> bool:
    """Whether a question asks for an aim or an expectation, by its words or by a deadline."""
    says_so = pattern_in("units_asked", "ahead").search(text.casefold()) is not None
    return says_so or any(period.shape == "deadline" for period in periods)


def _unit_asked(text: str) -> tuple[str, Sequence[Span]]:
    """The unit that the question's words ask for, and where those stand that say no more: they are a slot, no need."""
    lowered = text.casefold()
    for unit, pattern, is_need in _units_of_asking():
        matches = list(pattern.finditer(lowered))
        if matches and is_need:
            return unit, [Span(*match.span("idle")) for match in matches if match.groupdict().get("idle")]
        if matches:
            return unit, [Span(*match.span()) for match in matches]
    return "", ()


@cache
def _units_of_asking() -> Sequence[tuple[str, re.Pattern[str], bool]]:
    rows, money = lexicon("units_asked")["units"], lexicon("asking")["money"]
    return [
        (row["unit"], re.compile(row.get("pattern") or money[row["money"]]), row.get("is_need", False)) for row in rows
    ]


def _answer_type(text: str, language: str, unit: str, quantities: Sequence[Quantity]) -> AnswerType:
    """The kind of answer; what asks for a rank or a share asks for a figure, whatever its first word."""
    kind = read_answer_type(text, language)
    asks_who = unit == "rank" and kind in {"place", "list"} and any(one.shape == "ordinal" for one in quantities)
    return "value" if unit in _FIGURES and kind in {"open", "place", "entity", "list"} and not asks_who else kind


@cache
def _asking(language: str) -> Sequence[tuple[AnswerType, re.Pattern[str]]]:
    return [(row["type"], re.compile(row["pattern"])) for row in lexicon("asking")[language]]


def _words_outside(text: str, periods: Sequence[Period]) -> list[Word]:
    """The words that are no part of a period."""
    taken = [period.span for period in periods if period.span]
    return [word for word in read_words(text) if not any(span.overlaps(word.span) for span in taken)]


def _asks_what_it_is(text: str, needs: Sequence[Need]) -> bool:
    """Whether a question names one thing, or one person, and nothing of it: "what is X?", "who is X?"."""
    is_one = len(needs) == 1 and (needs[0].is_name or not pattern_in("units_asked", "asks_who").match(text.casefold()))
    is_name = any(need.is_name for need in needs) and _is_of_names_alone(text, needs)
    return (is_one or is_name) and pattern_in("units_asked", "what_is").match(text.casefold()) is not None


def _is_of_names_alone(text: str, needs: Sequence[Need]) -> bool:
    """Whether the needs follow one another, and at the end nothing else: "Amoxine for Injection", no "Amoxine for"."""
    pattern = lexicon("units_asked")["between_names"].join(re.escape(need.surface) for need in needs)
    are_names = all(need.is_name or len(need.surface) == 1 for need in needs)
    return are_names and re.search(rf"{pattern}\W*$", text) is not None


def _searched(text: str, chinese: Sequence[Need]) -> str:
    """The question as the index is asked it: a Chinese one with the English of its terms beside it."""
    english = [" ".join(sorted(next(iter(need.ways)))) for need in chinese if need.is_known]
    return " ".join((text, *english))
