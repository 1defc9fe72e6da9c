"""Yes or no from a sentence: it says all that the question says, or the opposite of one word of it."""

from itertools import pairwise
from typing import Literal

from bot.answering.agreed.judge import is_told
from bot.answering.asked.direction import read_direction
from bot.answering.asked.parse import looks_ahead
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.figures import Figures
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems, opposites_of, pattern_in, patterns_in, stems_in, words_in
from bot.answering.said.answer import Answer, BooleanAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.chinese_outcomes import disclaims
from bot.answering.spans.contests import asked_winner, may_have_won
from bot.answering.spans.denied import denies, negates
from bot.answering.spans.holders import leaves_role_open
from bot.answering.spans.other_doer import other_doer
from bot.answering.spans.predications import read_clauses
from bot.answering.told.allowed import asks_permission
from bot.answering.told.chinese_counterclaims import says_in_chinese
from bot.answering.told.claims import comparable, holds
from bot.answering.told.counterclaims import (
    denies_in_part,
    is_doubtful,
    left_open_in,
    tells_of_another,
    tells_only_as_noun,
)
from bot.answering.told.ended import tells_end_of_thing
from bot.answering.told.misfits import is_turned
from bot.answering.told.undone import tells_undone
from corpus.words import is_han, stems_of, terms_of

Rank = Literal["claimed", "another", "unclear"]

_TRIED = 4
"""How many of the best sentences may decide."""
_LARGELY = 0.6
"""The share that it must meet to say the opposite."""
_WHOLLY = 0.85
"""The share of the question's needs that a sentence must meet to say yes to it."""


def decide_by_words(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes, where a sentence says all that the question says; no, where it says the opposite of one word of it.

    Of several that decide, the first of those that have most of the question word for word: who reached the play-offs
    and beat somebody in the semi-final has not won the play-off final, and who lost it has lost it.
    """
    question = evidence.question
    decided = [(one, verdict) for one in evidence.sentences[:_TRIED] if (verdict := _decided(question, one, holdings))]
    if not decided:
        return None
    _, verdict = max(decided, key=lambda found: _word_for_word(question, holdings.text_of(found[0].sentence)))
    return verdict


def _decided(question: Question, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    text = holdings.text_of(one.sentence)
    if _lacks_names_alone(one) and (other := other_doer(question, text)):
        finding = excerpt(one.sentence, holdings, other)
        return BooleanAnswer(verdict=question.is_negated, finding=finding, confidence=one.confidence)
    figures = holdings.figures_of(one.sentence)
    rank = _rank_of_it(question, figures, text)
    if not one.accepted or not _figures_stand(question, figures) or rank == "unclear":
        return None
    verdict = question.is_negated if rank == "another" else _verdict(question, one, text, holdings)
    if verdict is None or (verdict and _is_no_sure_yes(question, text)):
        return None
    if is_han(question.text) and not _stands_in_chinese(verdict, question, one, holdings):
        return None
    return BooleanAnswer(verdict=verdict, finding=excerpt(one.sentence, holdings), confidence=one.confidence)


def _stands_in_chinese(verdict: bool, question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a clause says plainly what a yes to a Chinese question says, and no other the opposite; or whether a no
    may stand.
    """
    text = holdings.text_of(one.sentence)
    if not is_han(text):
        says_nothing = all(need.is_name for need in question.needs) and not (question.direction or question.quantities)
        return not (verdict and (says_nothing or tells_only_as_noun(question, text)))
    is_not_so = says_in_chinese(question, one, holdings, so=False)
    if verdict == question.is_negated:
        return is_not_so or not disclaims(text)
    return says_in_chinese(question, one, holdings, so=True) and not is_not_so


def _is_no_sure_yes(question: Question, text: str) -> bool:
    """Whether a text that has all words of a question may say no all the same: only what allows it says that it may."""
    asked = asked_winner(question)
    if asked and not may_have_won(asked, text):
        return True
    is_other = leaves_role_open(question, text) or asks_permission(question) or tells_end_of_thing(question, text)
    is_other = is_other or _has_only_something_like_it(question, text) or tells_undone(question, text)
    in_truth = pattern_in("cues", "in_truth")
    is_other = is_other or (in_truth.search(text) is not None and in_truth.search(question.text) is None)
    return is_other or _leaves_open_whether_still(question, text) or _is_set_aside(question, text)


def _has_only_something_like_it(question: Question, text: str) -> bool:
    """Whether a question asks if something has a thing, of which a text has no word of its own, and none as good."""
    thing = next((need for need in reversed(question.needs) if not need.is_name), None)
    asks = pattern_in("cues", "asks_to_have").match(question.text)
    return asks is not None and thing is not None and not is_told(thing, frozenset(terms_of(text)))


def _is_set_aside(question: Question, text: str) -> bool:
    """Whether a text has a word of the question only where it says what was not done: "weekly, although daily was"."""
    aside = pattern_in("cues", "set_aside").search(text)
    rest = frozenset(stems_of(text[: aside.start()] + text[aside.end() :])) if aside else frozenset[str]()
    told = frozenset(stems_of(aside.group())) if aside else frozenset[str]()
    return any(need.is_told_by(told) and not need.is_told_by(rest) for need in question.needs if not need.is_name)


def _leaves_open_whether_still(question: Question, text: str) -> bool:
    """Whether a question asks if something goes on, of which a text tells no more than that it once was so."""
    if pattern_in("cues", "asks_still").search(question.text) is None:
        return False
    goes_on, ended = (pattern_in("cues", key).search(text) for key in ("goes_on", "goes_on_no_more"))
    return goes_on is None or ended is not None


def _word_for_word(question: Question, text: str) -> int:
    """How many pairs of neighbouring words of a question stand side by side in a text, too."""
    asked, said = stems_of(question.text), stems_of(text)
    return len(frozenset(pairwise(asked)) & frozenset(pairwise(said)))


def _lacks_names_alone(one: SentenceEvidence) -> bool:
    """Whether it tells of the very thing and time, and lacks at most a name."""
    lacks = one.agreement.missing
    is_of_time = one.agreement.period not in {"conflict", "unstated"}
    lacks_names = bool(lacks) and all(need.is_name for need in lacks)
    return lacks_names and is_of_time and one.agreement.coverage_but_names >= _WHOLLY


def contrary(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence about the very thing says the opposite of what a question takes for granted.

    That is another direction, an opposite word in place of the question's own, or another figure of the same kind.
    """
    text = holdings.text_of(one.sentence)
    if not one.accepted or one.agreement.coverage < _LARGELY:
        return False
    is_of_it = holdings.leant_on(one.sentence) is not None or _speaks_of_the_thing(question, text)
    opposed = is_of_it and bool(_opposed(question, text))
    return opposed or is_turned(question, text) or _other_figures(question, holdings.figures_of(one.sentence))


def _opposed(question: Question, text: str) -> frozenset[str]:
    """The stems of a text that are opposites of words of the question, in place of these."""
    held = frozenset(stems_of(text)) - _ranks_of_others(question, text)
    return opposites_of(question.stems - held) & held


def _ranks_of_others(question: Question, text: str) -> frozenset[str]:
    """The ordinals of a text that count another thing than is asked about: "second" of "a second application"."""
    ordinals, said = stems_in("cues", "ranks"), stems_of(text)
    free = question.stems | question.meant | generic_stems()
    return frozenset(one for one, behind in pairwise(said) if one in ordinals and behind not in free)


def _claims_more(question: Question, text: str) -> bool:
    """Whether a question claims it of one alone, or of all, where a text does not: "an only child" of five."""
    claimed = question.stems & stems_in("cues", "claiming_more")
    return bool(claimed) and claimed.isdisjoint(stems_of(text))


def _speaks_of_the_thing(question: Question, text: str) -> bool:
    """Whether a text itself has any of the things that a question speaks of, but for names.

    Those that only stand around it may be what another deed was done to.
    """
    held, opposed = frozenset(terms_of(text)), opposites_of(_opposed(question, text))
    things = [need for need in question.needs if not need.is_name and need.own.isdisjoint(opposed)]
    return not things or any(need.is_told_by(held) for need in things)


def _other_figures(question: Question, figures: Figures) -> bool:
    """Whether the sentence has figures of the kind that the question states, and all of them others."""
    alike = [
        (stated, held) for stated in question.quantities for held in figures.quantities if comparable(stated, held)
    ]
    return bool(alike) and not any(holds(stated, held) for stated, held in alike)


def _verdict(question: Question, one: SentenceEvidence, text: str, holdings: Holdings) -> bool | None:
    went_the_other_way = is_turned(question, text) and not tells_of_another(question, text, holdings)
    if went_the_other_way or _opposed(question, text) - left_open_in(question, text, holdings):
        return question.is_negated
    is_ahead = looks_ahead(text, ()) or pattern_in("sides", "expected").search(text) is not None
    if is_ahead and not question.looks_ahead:
        return None  # it is about to, and has not
    says_all = not one.agreement.missing and one.agreement.coverage >= _WHOLLY
    if question.direction and read_direction(text) != question.direction:
        return None
    if says_all and (_denies_wholly(question, text) or _lacks_it(question, text)):
        return question.is_negated
    is_sure = says_all and not (
        _may_deny(question, text) or is_doubtful(question, text) or _claims_more(question, text)
    )
    return True if is_sure and not question.is_negated else None


def _may_deny(question: Question, text: str) -> bool:
    """Whether a text has a negation that may be one of what is asked about.

    A clause that has no word of it denies something else: "three died, but the board found no link with the drug". No
    such clause is one that denies another as a whole ("it is not true that"), or without a word of its own ("but not in
    the hall").
    """
    if is_han(text) or not negates(text):
        return negates(text)
    said = question.meant | (question.stems - generic_stems())
    clauses, negations = read_clauses(text), stems_in("cues", "negations")
    joints = (*(clause.joint for clause in clauses[1:]), "")
    return any(
        not negations.isdisjoint(word.stem for word in clause.words)
        and (
            clause.words[0].stem in negations
            or behind in words_in("cues", "governed_joints")
            or not said.isdisjoint(word.stem for word in clause.words)
        )
        for clause, behind in zip(clauses, joints, strict=True)
    )


def _denies_wholly(question: Question, text: str) -> bool:
    return denies(question, text) and not denies_in_part(question, text)


def _lacks_it(question: Question, text: str) -> bool:
    """Whether a text says that something lacks the very thing of which a question asks whether it has it."""
    thing = next((need for need in reversed(question.needs) if not need.is_name), None)
    if thing is None or pattern_in("cues", "asks_to_have").match(question.text) is None:
        return False
    found = (pattern.search(text) for pattern in patterns_in("cues", "lacking"))
    return any(thing.own <= frozenset(stems_of(match["what"])) for match in found if match)


def _figures_stand(question: Question, figures: Figures) -> bool:
    held = {quantity.value for quantity in figures.quantities}
    return all(stated.value in held for stated in question.quantities if stated.shape != "ordinal")


def _rank_of_it(question: Question, figures: Figures, text: str) -> Rank:
    """Of several ranks that a sentence tells, which is that of the asked thing: the claimed one or another.

    A rank is that of what is said before it, from the last rank on; of two side by side, "second and first", no words
    tell which is whose.
    """
    claimed = {stated.value for stated in question.quantities if stated.shape == "ordinal"}
    if not claimed and _is_ranked_lower(question, text):
        return "another"
    ranks = [held for held in figures.quantities if held.shape == "ordinal"]
    if not claimed or len({held.value for held in ranks}) < 2:  # noqa: PLR2004 - one rank is that of all
        return "claimed"
    starts = [0, *(held.span.end for held in ranks)]
    before = [text[start : held.span.start] for start, held in zip(starts, ranks, strict=False)]
    said = [_asked_weight(question, words) for words in before]
    best = max(said)
    if said.count(best) > 1 or any(len(stems_of(words)) <= 1 for words in before):
        return "unclear"
    return "claimed" if ranks[said.index(best)].value in claimed else "another"


def _is_ranked_lower(question: Question, text: str) -> bool:
    """Whether a sentence gives a lower place to what a question says to be the most: "second largest"."""
    lower = (stem for found in pattern_in("owners", "ranked").finditer(text) for stem in stems_of(found.group())[-1:])
    return not question.stems.isdisjoint(lower)


def _asked_weight(question: Question, text: str) -> float:
    stems = frozenset(terms_of(text))
    return sum(need.weight for need in question.needs if need.is_told_by(stems))
