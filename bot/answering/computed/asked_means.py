"""What a question asks to compute: the means, which way it takes the result to go, and the words that say no more."""

import re
from dataclasses import dataclass
from functools import cache

from bot.answering.agreed.fitness import is_measure
from bot.answering.asked.operations import read_operation
from bot.answering.asked.question import Need, Operation, Question
from bot.answering.lexicons import lexicon, pattern_in, stems_in
from bot.answering.workings.computation import Course
from corpus.quantities import read_quantities
from corpus.words import is_han, stems_of


@dataclass(frozen=True, slots=True)
class AskedMeans:
    """What is to be computed."""

    means: Operation
    course: Course
    is_plain: bool
    """Whether a single figure of a source may answer as well, so that nothing is lacking where it is alone."""
    speaks_of_percentages: bool
    """Whether percentages themselves are compared."""
    only_percentages: bool = False
    """Whether nothing else is."""
    compares: bool = False
    """Whether it holds one thing against another: "than"."""
    less: bool = False
    """Whether it asks which is less."""
    unit: str = ""
    """The measure or the currency of the figures, where the question asks for them by its name: "how many metres"."""


def read_means(question: Question) -> AskedMeans | None:
    """What the words of a question ask to compute; None for most questions."""
    text = question.text.casefold()
    language = "zh" if is_han(text) else "en"
    found = read_operation(text, language)
    if (
        found.operation == "none"
        or pattern_in("computing", "side_by_side").search(text)
        or _is_held_against_figure(found.operation, question)
    ):
        return None
    less = _asks_for_less(text, language)
    return AskedMeans(
        means=found.operation,
        course=_course(question, text, less=less),
        is_plain=found.is_plain,
        speaks_of_percentages=bool(pattern_in("computing", "percentages").search(text)),
        only_percentages=bool(pattern_in("computing", "only_percentages").search(text)),
        compares=_compares(text),
        less=less,
        unit=_unit_named(text, language),
    )


def needs_of(question: Question, means: Operation = "none") -> tuple[Need, ...]:
    """What the figures must speak of: the question's needs but for the words that say what to compute.

    The size of an average deal is said of nothing but deals and an amount: some words say how in one operation alone.
    """
    how = frozenset(lexicon("computing")["words_in"].get(means, ()))
    return tuple(n for n in question.needs if not _only_says_how(n) and n.surface.casefold() not in how)


def measured_by(question: Question) -> frozenset[str]:
    """The stems of what the question's comparatives measure: length for "longer"."""
    words = lexicon("computing")["measured"]
    text = question.text.casefold()
    found = [word for word in words if (word in text if is_han(word) else re.search(rf"\b{word}\b", text))]
    return frozenset(stem for word in found for name in words[word] for stem in stems_of(name))


def _is_held_against_figure(means: Operation, question: Question) -> bool:
    """Whether a comparison is with a figure of the question itself: "more than 2,000 firms" is a claim, and no sum."""
    return means == "comparison" and any(stated.shape != "ordinal" for stated in question.quantities)


def _only_says_how(need: Need) -> bool:
    stems = frozenset(stems_of(need.surface))
    return need.surface.casefold() in _words() or (not need.is_name and stems <= stems_in("computing", "words", "en"))


def _course(question: Question, text: str, *, less: bool) -> Course:
    if question.direction:
        return "rise" if question.direction == "up" else "fall"
    if less:
        return "less"
    return "more" if _compares(text) else ""


def _asks_for_less(text: str, language: str) -> bool:
    if language == "zh":
        return any(word in text for word in lexicon("computing")["less_zh"])
    return not frozenset(re.findall(r"[a-z]+", text)).isdisjoint(lexicon("computing")["less"])


def _unit_named(text: str, language: str) -> str:
    found = pattern_in("computing", "how_many", language).search(text)
    figures = (
        read_quantities(f"2{found.group(1)}" if language == "zh" else f"2 {found.group(1)}", language) if found else ()
    )
    unit = figures[0].unit if figures else ""
    return unit if is_measure(unit) else ""


def _compares(text: str) -> bool:
    return pattern_in("computing", "compares").search(text) is not None


@cache
def _words() -> frozenset[str]:
    words = lexicon("computing")["words"]
    return frozenset((*map(str, words["en"]), *words["zh"]))
