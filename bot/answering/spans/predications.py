"""Predications: what each clause of a sentence says of an outcome, of whom, and how surely.

There is no parser: a clause is read by its joints, its auxiliaries and its prepositions. Where these leave it open
whether something is so, it counts as unsure, and nothing is concluded from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, takewhile
from types import MappingProxyType

from bot.answering.lexicons import calendar_words, generic_stems, lexicon, measures, pattern_in, stems_in, words_in
from bot.answering.spans.outcomes import Outcome, find_outcomes, lasting_stems
from corpus.words import Word, read_words

_BEFORE_DEED = 3
"""How many words before a deed an "is" may stand that makes it a passive."""
_GOVERNS = 4
"""How many words before a deed a word may stand that has it done only in thought: "a motion to ban"."""
_LONGEST_NAME = 6
"""How many words behind "no" may name one thing: "No house on the hill was"."""
_ENDS = frozenset(",;:()–—")
"""Signs between words that part clauses."""
_SENTENCES_KNOWN = 500
"""Of how many sentences the clauses are kept, and what they say: each step of an answer reads the same few anew."""
_MAY = "May"
"""The month, which is written as a word that leaves something open."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one subject."""

    words: tuple[Word, ...]
    joint: str
    """The word that joins it to what stands before: "and", "which"; nothing where it is the first."""
    before: "Clause | None"
    """The clause before it."""
    next_joint: str = ""
    """The word that joins what comes behind it: "until", "unless"."""


@dataclass(frozen=True, slots=True)
class Predication:
    """One outcome that a clause tells."""

    outcome: Outcome
    clause: Clause
    subject: tuple[Word, ...]
    """The words that stand before it, as far as they name what it is said of."""
    object: tuple[Word, ...]
    """The words behind it, up to a preposition."""
    is_done_to: bool
    """Whether it is said of its object: "rejected the bill"."""
    is_denied: bool
    is_denied_in_part: bool
    """Whether a negation stands in its clause of which it is not clear how far it reaches: "not all of the"."""
    is_sure: bool
    is_in_thought: bool
    """Whether it is only meant, asked for or reported: "a motion to ban cars"."""
    is_ahead: bool
    """Whether it is still to come."""
    is_false_report: bool = False
    """Whether it was only reported, and the report is said to be wrong."""

    @property
    def is_not_yet(self) -> bool:
        """Whether it is still to come, and not before some day: "will not open before the autumn"."""
        is_bound = self.clause.next_joint in words_in("outcomes", "reading", "not_before")
        return self.is_denied_in_part and self.is_ahead and is_bound

    @property
    def is_over(self) -> bool:
        """Whether it was so until some day, and is no more: "was banned until 2019"."""
        is_bound = self.clause.next_joint in words_in("outcomes", "reading", "until")
        is_now = self.is_lasting or any(is_kind(word, "present") for word in self.clause.words)
        return is_bound and not (is_now or self.is_denied or self.is_denied_in_part or self.is_ahead)

    @property
    def is_lasting(self) -> bool:
        """Whether it goes on as it was."""
        told = self.clause.words[self.outcome.first : self.outcome.end]
        return any(word.stem in lasting_stems() for word in told)


def read_predications(
    text: str, own: Mapping[str, str] = MappingProxyType({}), beside: frozenset[str] = frozenset()
) -> tuple[Predication, ...]:
    """What the clauses of a sentence say of outcomes, in order.

    Args:
        text: the sentence.
        own: further outcomes, the stem of each with its row: the words of a question.
        beside: the stems of words that may stand between "no" and such a one: the "cash" of "no cash machine".

    >>> said = read_predications("The bill was not passed, but the levy was.")
    >>> [(one.outcome.side, [word.text for word in one.subject], one.is_denied, one.is_sure) for one in said]
    [('passed', ['bill'], True, True)]
    """
    return _read_lately(text, frozenset(own.items()), beside)


@lru_cache(maxsize=_SENTENCES_KNOWN)
def _read_lately(text: str, own: frozenset[tuple[str, str]], beside: frozenset[str]) -> tuple[Predication, ...]:
    rows = dict(own)
    return tuple(
        _predication(clause, outcome, beside)
        for clause in read_clauses(text)
        for outcome in find_outcomes(clause.words, own=rows)
        if is_deed(clause.words, outcome)
    )


def is_deed(words: Sequence[Word], outcome: Outcome) -> bool:
    """Whether an outcome's words are a deed or a state: "was fired", but neither "the fire" nor "Landing is"."""
    if outcome.first == 0:
        return not _is_doing(words)
    return not is_kind(words[outcome.first - 1], "before_nouns")


@lru_cache(maxsize=_SENTENCES_KNOWN)
def read_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence; a stretch that only says where or when is a part of the next."""
    clauses: list[Clause] = []
    joint = ""
    held: list[Word] = []
    opening = pattern_in("outcomes", "opening").match(text)
    words = [word for word in read_words(text) if opening is None or word.span.start >= opening.end()]
    for at, word in enumerate(words):
        if held and (_parts(text, words[at - 1], word) or _is_joint(word)) and not _is_setting(held):
            clauses.append(_clause(held, joint, clauses, word.text.casefold() if _is_joint(word) else ""))
            joint, held = "", []
        if _is_joint(word) and not held:
            joint = word.text.casefold()
        else:
            held.append(word)
    return (*clauses, _clause(held, joint, clauses)) if held else tuple(clauses)


def _clause(words: Sequence[Word], joint: str, before: Sequence[Clause], next_joint: str = "") -> Clause:
    return Clause(tuple(words), joint, before[-1] if before else None, next_joint)


def core_of(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that name a thing, up to the first preposition or auxiliary: "application" of "application by Roe"."""
    core: list[Word] = []
    words = _behind_setting(words)
    for at, word in enumerate(words):
        if is_kind(word, "auxiliaries") or is_kind(word, "stops") or (core and is_kind(word, "prepositions")):
            break
        if not core and is_kind(word, "pronouns") and not _owns(words[at : at + 2]):
            return (word,)
        if not (
            is_kind(word, "prepositions")
            or is_kind(word, "adverbs")
            or is_kind(word, "articles")
            or (not core and is_kind(word, "possessives"))
        ):
            core.append(word)
    return tuple(core)


def _owns(words: Sequence[Word]) -> bool:
    """Whether the first of two words only says whose the second is: "her life", but not "her in"."""
    kinds = ("auxiliaries", "prepositions", "stops")
    return len(words) > 1 and is_kind(words[0], "possessives") and not any(is_kind(words[1], kind) for kind in kinds)


def _behind_setting(words: Sequence[Word]) -> Sequence[Word]:
    """What stands behind the words that say where or when: "she" of "in 1919 she"."""
    if not words or not is_kind(words[0], "prepositions"):
        return words
    found = (n for n, word in enumerate(words) if n > 1 and (is_kind(word, "pronouns") or is_kind(word, "articles")))
    return words[next(found, len(words)) :]


def subject_of(clause: Clause) -> tuple[Word, ...]:
    """The words that name what a clause is said of; none where it begins with its verb."""
    before = before_deed(clause)
    first = before[0].text if before else ""
    return () if first.endswith("ed") and first.islower() else core_of(before)


def before_deed(clause: Clause) -> tuple[Word, ...]:
    """The words of a clause before its first outcome."""
    deeds = (one.first for one in find_outcomes(clause.words) if is_deed(clause.words, one))
    return clause.words[: next(deeds, len(clause.words))]


def narrowing(told: Predication) -> tuple[Word, ...]:
    """The words that narrow an outcome to a place, a time or a part: "closed on Mondays", "did not win the cup".

    Of what is denied, that is all that stands behind it. Days of what is past narrow nothing, nor do years.
    """
    if told.is_false_report:
        return ()
    words, outcome = told.clause.words, told.outcome
    behind = _without_any_more(tuple(takewhile(lambda word: not is_kind(word, "stops"), words[outcome.end :])))
    joined = behind if told.is_denied else tuple(dropwhile(lambda word: not is_kind(word, "narrowing"), behind))
    setting = words[: outcome.first] if words and is_kind(words[0], "prepositions") else ()
    before = setting[: len(setting) - len(_behind_setting(setting))]
    is_past = not any(is_kind(word, "present") for word in words)
    return tuple(word for word in (*before, *joined) if not (_narrows_nothing(word) or (is_past and _is_day(word))))


def _without_any_more(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words without a last "any more", which narrows nothing."""
    idle = lexicon("outcomes")["reading"]["any_more"]
    is_last = [word.text.casefold() for word in words[-len(idle) :]] == idle
    return words[: -len(idle)] if is_last else words


def _narrows_nothing(word: Word) -> bool:
    free = stems_in("outcomes", "reading", "free") | generic_stems() | measures()
    return not is_month(word) and (word.is_number or word.stem in free)


def _is_day(word: Word) -> bool:
    return is_month(word) or word.text.casefold() in calendar_words() | words_in("cues", "weekdays")


def has_pronoun(words: Sequence[Word]) -> bool:
    """Whether words name nothing themselves: there are none, or a pronoun is all that they are.

    "The one at Tarbet" and "those of the school" are other ones than what was named before.
    """
    return all(is_kind(word, "pronouns") and not is_kind(word, "others") for word in words)


def is_kind(word: Word, kind: str) -> bool:
    """Whether a word stands in one of the lists by which clauses are read: "denying", "pronouns"."""
    return word.text.casefold().replace("’", "'") in words_in("outcomes", "reading", kind)


def is_month(word: Word) -> bool:
    """Whether a word is the month of May, which is written as one that leaves something open."""
    return word.text == _MAY


def _predication(clause: Clause, outcome: Outcome, beside: frozenset[str]) -> Predication:
    before, after = clause.words[: outcome.first], clause.words[outcome.end :]
    told = clause.words[outcome.first : outcome.end]
    is_passive = any(is_kind(word, "being") for word in (*before[-_BEFORE_DEED:], *told[:-1])) and not _is_doing(told)
    objects = core_of(clause.words[slice(*outcome.gap)]) or core_of(after)
    is_done_to = not is_passive and (outcome.of == "object" or (outcome.of == "either" and bool(objects)))
    is_false = _is_false_report(clause, outcome)
    denial = is_false or _denial(clause, outcome, beside)
    in_thought = not is_false and _is_in_thought(clause, outcome, denied=denial is True)
    is_sure = is_false or not (denial is None or _is_open(clause, outcome) or in_thought)
    return Predication(
        outcome=outcome,
        clause=clause,
        subject=core_of(before),
        object=objects,
        is_done_to=is_done_to,
        is_denied=denial is True,
        is_denied_in_part=denial is None,
        is_sure=is_sure,
        is_in_thought=in_thought,
        is_ahead=not is_false and any(is_kind(word, "ahead") for word in before),
        is_false_report=is_false,
    )


def _is_false_report(clause: Clause, outcome: Outcome) -> bool:
    """Whether an outcome was only reported, and the report is said to be wrong.

    "An early report that the dam had burst turned out to be wrong" denies that it burst.
    """
    said = clause.before.words[-2:] if clause.joint == "that" and clause.before else ()
    if not any(is_kind(word, "reports") for word in said):
        return False
    before, behind = clause.words[: outcome.first], clause.words[outcome.end :]
    is_wrong = any(one.row == "confirming" and one.side == "unsure" for one in find_outcomes(behind))
    return is_wrong and not any(is_kind(word, "denying") for word in (*before, *behind))


def _is_doing(words: Sequence[Word]) -> bool:
    return bool(words) and words[0].text.casefold().endswith("ing")


def _denial(clause: Clause, outcome: Outcome, beside: frozenset[str]) -> bool | None:
    """Whether an outcome is denied; None where it is only in part, or more than once."""
    negations = [at for at, word in enumerate(clause.words[: outcome.end]) if _negates(clause.words, at)]
    negations = [at for at in negations if not outcome.first <= at < outcome.end or _is_gap(clause, outcome, at)]
    if not negations:
        return False
    if len(negations) > 1:
        return None
    at = negations[0]
    behind = clause.words[at + 1 : max(outcome.first, at + 1)]
    first = clause.words[at + 1 : at + 2]
    if any(is_kind(word, "no_denials") for word in first) or clause.next_joint in words_in(
        "outcomes", "reading", "bounds"
    ):
        return None
    is_of_nothing = at == 0 and is_kind(clause.words[0], "nobody")
    reaches = all(is_kind(word, "transparent") or word.text.endswith("ly") or word.stem in beside for word in behind)
    return True if reaches or (is_of_nothing and _is_one_name(behind)) else None


def _negates(words: Sequence[Word], at: int) -> bool:
    """Whether a word denies, or a verb does that has "to" behind it: "refused to"."""
    behind = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    is_verb = behind == "to" and words[at].stem in stems_in("outcomes", "reading", "denying_to")
    return is_verb or is_kind(words[at], "denying")


def _is_gap(clause: Clause, outcome: Outcome, at: int) -> bool:
    """Whether a negation stands in a gap of a phrase: "took no part"."""
    return outcome.first < at < outcome.end - 1 or (outcome.first == at and is_kind(clause.words[at], "auxiliaries"))


def _is_one_name(words: Sequence[Word]) -> bool:
    """Whether words are what "no" stands before, and then an auxiliary: "No house was"."""
    return bool(words) and is_kind(words[-1], "auxiliaries") and len(words) <= _LONGEST_NAME


def _is_open(clause: Clause, outcome: Outcome) -> bool:
    """Whether words around an outcome leave it open whether it is so, of how many, and when."""
    if not words_in("outcomes", "reading", "conditions").isdisjoint((clause.joint, clause.next_joint)):
        return True
    return any(map(_leaves_open, (*clause.words[: outcome.first], *clause.words[outcome.end :])))


def _is_in_thought(clause: Clause, outcome: Outcome, *, denied: bool) -> bool:
    """Whether an outcome is only meant or reported: a plan that is denied, "does not plan to", is none."""
    before = clause.words[: outcome.first]
    reported = clause.before.words if clause.joint == "that" and clause.before else ()
    governing = (*reported[-_GOVERNS:], *before[-_GOVERNS:])
    return any(_opens_next(word) and not (denied and is_kind(word, "transparent")) for word in governing)


def _leaves_open(word: Word) -> bool:
    return not is_month(word) and word.stem in stems_in("outcomes", "reading", "open")


def _opens_next(word: Word) -> bool:
    return word.stem in stems_in("outcomes", "reading", "open_to")


def _parts(text: str, before: Word, word: Word) -> bool:
    between = text[before.span.end : word.span.start]
    return not _ENDS.isdisjoint(between) or " - " in between


def _is_joint(word: Word) -> bool:
    return word.text.casefold() in words_in("outcomes", "reading", "joints") and not word.text.isupper()


def _is_setting(words: Sequence[Word]) -> bool:
    """Whether words only say where or when: they begin with a preposition, and no auxiliary or outcome is in them."""
    begins = is_kind(words[0], "prepositions")
    return begins and not any(is_kind(word, "auxiliaries") for word in words) and not find_outcomes(words)
