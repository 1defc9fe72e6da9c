"""Claims: what a question says of a thing, or takes for granted, behind its auxiliary.

"Did the pool close?" and "why did the pool close?" both claim that the pool closed; "which ferry does the town have?"
claims that there is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asked.question import Need, Question, ReadOnce
from bot.answering.lexicons import generic_stems, pattern_in, stems_in, words_in
from bot.answering.spans.outcomes import Of, Outcome, find_outcomes
from bot.answering.spans.predications import core_of, is_deed, is_kind
from corpus.words import Word, read_words

_AS_GOOD = 0.9
"""What a synonym is worth."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question says of a thing, or takes for granted: "the pool closed" in "why did the pool close?"."""

    outcome: Outcome
    own: frozenset[str]
    """The stems of the deed or thing itself, where no row of the lexicon has it."""
    told_by: frozenset[str]
    """The stems of the single words that tell the outcome itself, and of those that mean the same."""
    theme: frozenset[str]
    """The stems by which the thing may be called that it is said of; none where the question does not name it."""
    kind: tuple[frozenset[str], ...]
    """The same of each word before it that says which one it is: "market" in "the market hall"."""
    doer: frozenset[str]
    """The same of who is said to have done it; none where nobody is."""
    apart: frozenset[str]
    """The stems of the words that tell the outcome itself, and of those behind it that say why."""
    asks_ahead: bool


@ReadOnce
def read_claims(question: Question) -> Iterator[Claim]:
    """What a question claims or presumes: an outcome, a deed in its own word, or that there is such a thing.

    One that has a negation itself claims nothing: "why did it not open?" is answered by what says that it did not.
    """
    if any(_denies(word) for word in read_words(question.text)):
        return
    found = pattern_in("outcomes", "asked").match(question.text)
    if found is None:
        return
    words = read_words(question.text[found.end() :])
    auxiliary = found["auxiliary"].casefold()
    counted = read_words(found["counted"] or "")
    is_being = auxiliary in words_in("outcomes", "reading", "being")
    outcomes = [
        one for one in find_outcomes(words, is_passive=is_being) if is_deed(words, one) and (one.first or counted)
    ]
    first = min((one.first for one in outcomes), default=len(words))
    further = [*own_deeds(words[:first], question), *_things(words, counted, question)]
    for outcome, own in [*((one, frozenset[str]()) for one in outcomes if one.first == first), *further]:
        before = words[: outcome.first]
        behind = core_of(words[slice(*outcome.gap)]) or core_of(words[outcome.end :])
        progressive = is_being and words[outcome.first].text.casefold().endswith("ing")
        passive = (is_being and not progressive) or any(is_kind(word, "before_done") for word in before[-1:])
        is_done_to = not passive and (outcome.of == "object" or (outcome.of == "either" and bool(behind)))
        subject = core_of(before) or counted
        yield Claim(
            outcome=outcome,
            own=own,
            told_by=own.union(*(_alike(word, question) for word in words[outcome.first : outcome.end])),
            theme=frozenset() if outcome.of == "thing" else called(behind if is_done_to else subject, question),
            kind=kind_of(behind if is_done_to else subject, question),
            doer=frozenset().union(*(called((word,), question) for word in subject)) if is_done_to else frozenset(),
            apart=_apart(outcome, words),
            asks_ahead=auxiliary == "will" or progressive,
        )


def _apart(outcome: Outcome, words: Sequence[Word]) -> frozenset[str]:
    """The stems of the words that tell an outcome, of those that say why, and of what brings a thing about."""
    behind = words[outcome.end :]
    made = behind[:1] if outcome.of == "thing" and _brings_about(behind[:1]) else ()
    return frozenset(word.stem for word in (*words[outcome.first : outcome.end], *made, *_reasons(behind)))


def _brings_about(words: Sequence[Word]) -> bool:
    """Whether the last of some words tells that a thing came to be: "added" of "when was the calendar added?"."""
    return bool(words) and words[-1].stem in stems_in("outcomes", "reading", "bringing_about")


def _denies(word: Word) -> bool:
    return is_kind(word, "denying") or word.text.casefold().replace("’", "'").endswith("n't")


def _own(word: Word, at: int, of: Of) -> Outcome:
    """A deed or thing in the question's own word, as a row of its own."""
    return Outcome(f"own {word.stem}", "so", at, at + 1, of, phrase=frozenset((f"own {word.stem}",)))


def _alike(word: Word, question: Question) -> frozenset[str]:
    """The stems of a word and of those that mean the same alone."""
    ways = (_meant_alone(need) for need in question.needs if word.stem in need.own)
    return frozenset((word.stem,)).union(*ways)


def kind_of(words: Sequence[Word], question: Question) -> tuple[frozenset[str], ...]:
    """How each word may be told that stands before the last one of a name, and says which is meant."""
    return tuple(_alike(word, question) for word in words[:-1])


def own_deeds(words: Sequence[Word], question: Question) -> Iterator[tuple[Outcome, frozenset[str]]]:
    """The words behind a subject that may be a deed: "visit" in "did the mayor visit the mill?"."""
    for at, word in enumerate(words):
        need = _need_of(word, question)
        outcome = _own(word, at, "either")
        if at and need and len(need.own) == 1 and core_of(words[:at]) and is_deed(words, outcome):
            yield outcome, _meant_alone(need)


def _things(
    words: Sequence[Word], counted: Sequence[Word], question: Question
) -> Iterator[tuple[Outcome, frozenset[str]]]:
    """The thing of which a question asks whether there is one, or presumes it: "cinema" in "is there a cinema?"."""
    subject = core_of(words)
    subject = subject[:-1] if _brings_about(subject) else subject
    for thing in (*counted[-1:], *(subject[-1:] if question.answer_type != "boolean" else ())):
        need = _need_of(thing, question)
        if need:
            at = words.index(thing) if thing in words else 0
            yield _own(thing, at, "thing"), _meant_alone(need)
    if not pattern_in("cues", "asks_to_have").match(question.text):
        return
    has = next((at for at, word in enumerate(words) if word.stem in stems_in("outcomes", "reading", "having")), 0)
    asked = core_of(words[has + 1 :])
    need = _need_of(asked[-1], question) if asked else None
    if need:
        at = words.index(asked[-1])
        yield _own(asked[-1], at, "thing"), _meant_alone(need)


def _need_of(word: Word, question: Question) -> Need | None:
    """What a question speaks of by a word that is no name."""
    return next((need for need in question.needs if word.stem in need.own and not need.is_name), None)


def _meant_alone(need: Need) -> frozenset[str]:
    """The stems of the single words that mean the same."""
    return frozenset(stem for way, worth in need.ways.items() if worth >= _AS_GOOD and len(way) == 1 for stem in way)


def _reasons(words: Sequence[Word]) -> Sequence[Word]:
    """The words from the first on that says why: what never was has no reason."""
    at = next((n for n, word in enumerate(words) if is_kind(word, "reasons")), None)
    return () if at is None else words[at:]


def called(words: Sequence[Word], question: Question) -> frozenset[str]:
    """The stems by which a thing may be called: those of its last word, and of all that mean the same."""
    telling = [
        word
        for word in words
        if word.stem not in generic_stems() or word.stem in stems_in("outcomes", "reading", "people")
    ]
    if not telling:
        return frozenset()
    stem = telling[-1].stem
    return frozenset((stem,)).union(*(need.meant for need in question.needs if stem in need.own))
