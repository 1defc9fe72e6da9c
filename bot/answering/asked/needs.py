"""Needs: what a question speaks of, so that its answer must, too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answering.asked.direction import direction_phrases
from bot.answering.asked.question import Need
from bot.answering.asked.thesaurus import SYNONYM, Phrase, Ways, local_ways_of, ways_of, ways_of_countries
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import (
    calendar_words,
    constrains,
    general_stems,
    generic_phrases,
    generic_stems,
    measures,
    opposites_of,
    pattern_in,
    stems_in,
    words_in,
    world_names,
)
from corpus.spans import Span
from corpus.words import Word, is_han, stems_of

_UNKNOWN = 0.4
"""What a word weighs that the corpus does not have, and that is neither a name nor a constraint: it may be only a
colourful way to say what the corpus says plainly. What the question says something of weighs 1 all the same."""
_ROMAN = re.compile(r"[IVX]{2,}|[A-HJ-Z]")
_SUBJECTS = ("behind_did", "behind_when", "behind_article")
_OF_DOERS = ("or", "er")
_SHORT = 3
_ALIKE = 0.85
"""What a word of nearly the same meaning is worth beside the word itself."""


def read_needs(
    text: str, words: Sequence[Word], figures: Sequence[Span], asked: Sequence[Span], vocabulary: Vocabulary
) -> Iterator[Need]:
    """One need for each phrase or word that constrains the answer, in the order of the question."""
    at, focus, subject = 0, _focus_of(text), _subject_of(text)
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
        is_deed = at > len(phrase) and _is_deed(taken, words[at - len(phrase) - 1])
        if not _is_slot(phrase, taken, asked, vocabulary) and (is_deed or _constrains(taken, figures)):
            after_how = words[at - len(phrase) - 1].stem == "how" if at > len(phrase) else False
            ways = _with_further(ways_of(phrase, groups, generic_stems()), _ways_of_country(phrase, vocabulary))
            local = local_ways_of(groups, generic_stems())
            need = _make_need(taken, ways, local, vocabulary, focus=focus, after_how=after_how)
            is_subject = subject is not None and subject.overlaps(_extent(taken))
            weight = 1.0 if is_subject and not need.is_known else need.weight
            yield replace(need, weight=weight, is_subject=is_subject)


def _absent(surface: str) -> Need:
    """The need for a thing that the corpus does not have."""
    return Need(surface, {frozenset((surface,)): 1.0}, weight=1.0, is_name=True, is_known=False)


def _with_further(ways: Ways, further: Ways) -> Ways:
    """Ways to meet a need and further ones, which come after and change nothing of what is there."""
    return {**ways, **{way: worth for way, worth in further.items() if way not in ways}}


def _ways_of_country(phrase: Phrase, vocabulary: Vocabulary) -> Ways:
    return {name: SYNONYM for name in ways_of_countries(phrase) if all(map(vocabulary.knows, name))}


def _is_slot(phrase: Phrase, words: Sequence[Word], asked: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether words say which way or in which unit, and so are no need; a name never does."""
    if phrase in direction_phrases():
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


def _is_deed(words: Sequence[Word], before: Word) -> bool:
    """Whether a word that is also a measure tells what was done: "Who won?" asks for no currency."""
    stems = frozenset(word.stem for word in words)
    asks_how_many = before.is_number or before.stem in stems_in("measures", "before_measures")
    return stems <= stems_in("measures", "deeds_too") and not asks_how_many


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
        ways = _with_further(_with_further(ways, _doers(telling, vocabulary)), _likenesses(telling, vocabulary))
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


def _doers(words: Sequence[Word], vocabulary: Vocabulary) -> Mapping[frozenset[str], float]:
    """The one who does what a word says, as far as the corpus has such a one, or what that one does.

    "supervise" for "supervisor", and the other way about.
    """
    if len(words) != 1 or words[0].is_number:
        return {}
    stem = words[0].stem
    alike = [stem + ending for ending in _OF_DOERS] + [stem.removesuffix(ending) for ending in _OF_DOERS]
    return {
        frozenset((other,)): SYNONYM
        for other in alike
        if len(other) > _SHORT and other != stem and vocabulary.knows(other)
    }


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


def _subject_of(text: str) -> Span | None:
    """Where the noun stands that the question says something of: behind its auxiliary."""
    patterns = (pattern_in("units_asked", "subject", where) for where in _SUBJECTS)
    found = next(filter(None, (pattern.search(text.casefold()) for pattern in patterns)), None)
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
    if vocabulary.knows(word.stem) or word.text.casefold() in calendar_words() | words_in("cues", "weekdays"):
        return False
    return word.is_capitalised and word.span.start > 0
