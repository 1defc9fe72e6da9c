"""Places of deeds: where something was done, as a sentence tells it beside the very deed.

"Born in the mill town of Hadderby, she moved to Lund" tells where she was born right behind the deed; where she worked,
it does not tell at all.
"""

from collections.abc import Iterator

from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import generic_stems, pattern_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import Word, is_han, read_words, stems_of

_AS_GOOD = 0.9


def find_place_of_deed(question: Question, text: str) -> Span | None:
    """The name of the place that stands right behind the deed; None where a sentence does not tell the deed with it.

    >>> born = Need("born", {frozenset({"born"}): 1.0}, 0.5)
    >>> text = "Born in the mill town of Hadderby, she moved to Lund."
    >>> found = find_place_of_deed(Question("Where was she born?", needs=(born,)), text)
    >>> found.of(text) if found else None
    'Hadderby'
    """
    if is_han(text) or pattern_in("places_of_deeds", "asks").match(question.text) is None:
        return None
    deed = _deed(question)
    named = [name for name in find_names(text) if question.stems.isdisjoint(stems_of(name.of(text)))]
    for word in _told(deed, text) if deed else ():
        behind = (name for name in named if name.start > word.span.end)
        found = next((name for name in behind if _joins(text[word.span.end : name.start])), None)
        if found and not _is_of_another(question, text[: word.span.start]):
            return found
    return None


def _deed(question: Question) -> Need | None:
    """What was done: the last thing that is asked about and is neither a name nor what it is said of."""
    return next((need for need in reversed(question.needs) if not (need.is_name or need.is_subject)), None)


def _told(deed: Need, text: str) -> Iterator[Word]:
    for word in read_words(text):
        if any(len(way) == 1 and word.stem in way for way, worth in deed.ways.items() if worth >= _AS_GOOD):
            yield word


def _joins(between: str) -> bool:
    return pattern_in("places_of_deeds", "behind").match(between) is not None


def _is_of_another(question: Question, before: str) -> bool:
    """Whether what is done is said of somebody whom the question does not speak of."""
    other = pattern_in("places_of_deeds", "of_another").search(before)
    if other is not None:
        return question.stems.isdisjoint(frozenset(stems_of(other.group())) - generic_stems())
    named = [name for name in find_names(before) if before[name.end :].strip(" ,") in {"", "was", "who was", "is"}]
    return bool(named) and question.stems.isdisjoint(stems_of(named[-1].of(before)))
