"""Doers: who did what a question asks about, as a sentence tells it beside its very deed.

A name in a sentence that speaks of the right thing is not yet the one who did it. "The wing, designed by Eva Falk, adds
to the old house of Jan Mol" tells who designed it right behind the deed; who built it, it does not tell at all.
"""

from collections.abc import Iterator, Sequence

from bot.answering.agreed.judge import is_told
from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import pattern_in, patterns_in, words_in
from bot.answering.spans.clauses import split_clauses
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import Word, read_words, stem_of, stems_of


def deed_asked(question: Question) -> Need | None:
    """The need for the deed whose doer is asked for; None where a question asks for no doer.

    >>> built = Need("built", {frozenset({"built"}): 1.0}, 1.0)
    >>> [deed_asked(Question(text, needs=(built,))) == built for text in ("Who built the pier?", "When was it built?")]
    [True, False]
    """
    for pattern in patterns_in("doers", "asks"):
        found = pattern.search(question.text)
        if found and found["deed"].casefold() not in words_in("doers", "no_deeds"):
            stem = stem_of(found["deed"])
            return next((need for need in question.needs if stem in need.own and not need.is_name), None)
    return None


def find_doer(question: Question, text: str) -> Span | None:
    """The name of the one who did what is asked about; None where a sentence does not tell the deed with its doer.

    >>> built = Need("built", {frozenset({"built"}): 1.0, frozenset({"construct"}): 0.9}, 1.0)
    >>> text = "The pier was constructed by the Tarn firm Falk Sons."
    >>> found = find_doer(Question("Who built the pier?", needs=(built,)), text)
    >>> found.of(text) if found else None
    'Falk Sons'
    """
    deed = deed_asked(question)
    if deed is None or is_done_to_another(question, text):
        return None
    named = [name for name in find_names(text) if question.stems.isdisjoint(stems_of(name.of(text)))]
    for word in _told(deed, text):
        found = _behind(word, named, text) or _before(word, named, text)
        if found and not _is_done_to_something_else(question, deed, word, text):
            return found
    return None


def is_done_to_another(question: Question, text: str) -> bool:
    """Whether a text has a thing, whose doer is asked for, only as what another is of: "the museum of the mill"."""
    deed = deed_asked(question)
    if deed is None:
        return False
    heads: dict[str, set[str]] = {}
    for word in read_words(text):
        of = pattern_in("doers", "of_it").search(text[: word.span.start])
        heads.setdefault(word.stem, set()).add(stem_of(of["head"]) if of else "")
    known = question.stems | question.meant | {""}
    things = [need for need in question.needs if need is not deed and not need.is_name and len(need.own) == 1]
    return any(heads[stem].isdisjoint(known) for need in things for stem in need.own & heads.keys())


def is_of_no_doer(question: Question, text: str) -> bool:
    """Whether a text tells the deed, whose doer is asked for, of something else alone: "built the set" of no hall."""
    deed = deed_asked(question)
    if deed is None:
        return False
    told = list(_told(deed, text))
    elsewhere = bool(told) and all(_is_done_to_something_else(question, deed, word, text) for word in told)
    return elsewhere or is_done_to_another(question, text)


def is_done_by_unnamed(question: Question, text: str) -> bool:
    """Whether a text tells by whom it was done, and not by name: "sold by his son to Ole Brun"."""
    deed = deed_asked(question)
    told = list(_told(deed, text)) if deed else []
    by_them = pattern_in("doers", "by_unnamed")
    return any(by_them.match(text[word.span.end :]) for word in told) and find_doer(question, text) is None


def lacks_own_deed(question: Question, text: str) -> bool:
    """Whether a text has no word of the asker's own for the deed whose doer is asked for, and none as good."""
    deed = deed_asked(question)
    return deed is not None and not is_told(deed, frozenset(stems_of(text)))


def _told(deed: Need, text: str) -> Iterator[Word]:
    """The words of a text that tell the deed as one that was done, those of the asker's own word first."""
    words = read_words(text)
    for way, _ in deed.best_ways:
        if len(way) == 1:
            yield from (word for word in words if word.stem in way and not word.is_capitalised and _is_done(word, text))


def _is_done(word: Word, text: str) -> bool:
    return pattern_in("doers", "undone").search(_clause_of(word, text).of(text)) is None


def _clause_of(word: Word, text: str) -> Span:
    return next((clause for clause in split_clauses(text) if clause.holds(word.span)), word.span)


def _is_done_to_something_else(question: Question, deed: Need, word: Word, text: str) -> bool:
    """Whether a deed is told of a thing that is not the asked one, while another clause tells of that one."""
    clause = _clause_of(word, text)
    before = text[clause.start : word.span.start].rpartition(" and ")[2]
    behind = text[word.span.end : clause.end].partition(" and ")[0]
    has_object = pattern_in("doers", "object_before").search(before)
    if not (has_object or pattern_in("doers", "object_behind").match(behind)):
        return False
    own, told = (frozenset(stems_of(part)) for part in (f"{before} {behind}", text))
    things = [need for need in question.needs if need is not deed and not need.is_name]
    things = things or [need for need in question.needs if need is not deed]
    return any(need.is_told_by(told) for need in things) and not any(need.is_told_by(own) for need in things)


def _behind(word: Word, named: Sequence[Span], text: str) -> Span | None:
    """The name behind "by"; of several in a row the last, which the words before it only describe."""
    found: Span | None = None
    for name in named:
        if name.start > word.span.end and _joins(word.span.end, found, name, text):
            found = name
    return found


def _joins(end: int, found: Span | None, name: Span, text: str) -> bool:
    if found is None:
        return pattern_in("doers", "before_doer").match(text[end : name.start]) is not None
    return pattern_in("doers", "between_names").fullmatch(text[found.end : name.start]) is not None


def _before(word: Word, named: Sequence[Span], text: str) -> Span | None:
    """The name that the deed says something of."""
    for name in reversed(named):
        if name.end >= word.span.start:
            continue
        joined = pattern_in("doers", "behind_doer").match(text[name.end : word.span.start])
        is_object = pattern_in("doers", "not_before").search(text[: name.start])
        is_passive = text[word.span.end :].startswith(" by ")
        if joined and not is_object and not is_passive:
            return name
    return None
