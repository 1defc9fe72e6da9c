"""What is allowed or possible: "the battery can be replaced by the owner" says yes to "can I swap the battery?".

Only a clause that says "can" or "may" of the very deed and thing, of anybody, and on no condition that the question
does not name itself says so; "only" says so of nothing else.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems, pattern_in, stems_in, words_in
from bot.answering.spans.claimed import Claim, called, kind_of, read_claims
from bot.answering.spans.predications import (
    Predication,
    core_of,
    is_kind,
    is_month,
    narrowing,
    read_clauses,
    read_predications,
)
from bot.answering.told.of_the_thing import is_bound, names_it
from corpus.words import Word, is_han, read_words, stems_of

_LOOKED_AT = 8
"""How many of the best sentences may say so."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))


def find_permission(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The best sentence that surely says that the deed which a question asks about is allowed, or can be done."""
    question = evidence.question
    if not asks_permission(question) or question.is_negated or is_han(question.text):
        return None
    return next((one for one in evidence.sentences[:_LOOKED_AT] if _allows(question, one, holdings)), None)


def asks_permission(question: Question) -> bool:
    """Whether a question asks if anybody may do something, or can; what a named thing can do is another matter."""
    found = pattern_in("outcomes", "asked").match(question.text)
    if found is None or found["auxiliary"].casefold() not in words_in("outcomes", "reading", "may"):
        return False
    words = read_words(question.text[found.end() :])
    return _are_anybody(words[:1]) or any(word.stem == "be" for word in words)


def _allows(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    if one.sentence.is_heading or one.agreement.period in _OTHER_TIMES:
        return False
    asked, text = question.within(one.sentence.article), holdings.text_of(one.sentence)
    claims = [claim for claim in read_claims(asked) if claim.outcome.row.startswith(("own", "deed"))]
    claims = [claim for claim in claims if claim.outcome.of != "thing" and _is_asked_of_anybody(asked, claim)]
    own = {stem: claim.outcome.row for claim in claims for stem in claim.own}
    said = read_predications(text, own, asked.meant | asked.stems) if claims else ()
    return any(
        told.outcome.repeats(claim.outcome)
        and _is_allowed(told, asked, text)
        and _is_of_thing(_of_its_object(claim, asked), told, holdings.article(one.sentence.article).title)
        and is_bound(claim, told, asked, one, holdings)
        for claim in claims
        for told in said
    )


def _is_asked_of_anybody(question: Question, claim: Claim) -> bool:
    """Whether a question asks of whoever asks, or of anybody, or of what it is done to."""
    found = pattern_in("outcomes", "asked").match(question.text)
    words = read_words(question.text[found.end() :]) if found else ()
    return not claim.doer or _are_anybody(words[: claim.outcome.first])


def _is_allowed(told: Predication, question: Question, text: str) -> bool:
    """Whether "can" or "may" stands before a deed, and nothing in its clause takes it back or narrows it."""
    words, outcome = told.clause.words, told.outcome
    before, behind = words[: outcome.first], words[outcome.end :]
    modal = next((at for at, word in enumerate(before) if is_kind(word, "modals") and not is_month(word)), None)
    is_quoted = text[: words[0].span.start].count('"') % 2 == 1
    is_taken_back = is_quoted or told.is_denied or told.is_denied_in_part or told.is_in_thought or told.is_false_report
    if modal is None or is_taken_back or told.clause.joint in words_in("outcomes", "reading", "reporting"):
        return False
    narrowed = stems_in("outcomes", "reading", "open") | stems_in("cues", "narrowing_alone")
    if any(word.stem in narrowed for word in (*before[:modal], *before[modal + 1 :], *behind)):
        return False
    idle = stems_in("outcomes", "reading", "anybody") | stems_in("outcomes", "reading", "at_no_cost")
    known = question.meant | question.stems | idle
    tools = _tools(behind)
    narrowed_by = (*narrowing(told), *_telling(before))
    is_whole = all(word.stem in known or word in tools for word in narrowed_by)
    return is_whole and _is_met(told, known, text)


def _tools(behind: Sequence[Word]) -> Sequence[Word]:
    """The words for what a deed is done with, "with a screwdriver", as far as that is nothing one must be given."""
    at = next((at + 1 for at, word in enumerate(behind) if is_kind(word, "before_tool")), len(behind))
    tools = list(takewhile(lambda word: not is_kind(word, "prepositions"), behind[at:]))
    return [] if any(word.stem in stems_in("outcomes", "reading", "needed") for word in tools) else tools


def _is_met(told: Predication, known: frozenset[str], text: str) -> bool:
    """Whether a permission hangs on nothing that the question does not say itself."""
    if told.clause.next_joint not in words_in("outcomes", "reading", "on_condition"):
        return True
    condition = next((clause.words for clause in read_clauses(text) if clause.before == told.clause), ())
    is_case = told.clause.next_joint in words_in("outcomes", "reading", "before_case")
    return is_case and all(word.stem in known for word in _telling(condition))


def _of_its_object(claim: Claim, question: Question) -> Claim:
    """A claim of whoever asks as one of what it is done to: of the battery in "can I swap the battery?"."""
    if claim.theme:
        return claim
    found = pattern_in("outcomes", "asked").match(question.text)
    words = core_of(read_words(question.text[found.end() :])[claim.outcome.end :]) if found else ()
    return replace(claim, theme=called(words, question), kind=kind_of(words, question))


def _is_of_thing(claim: Claim, told: Predication, title: str) -> bool:
    """Whether anybody may do it, or the owner, and to the very thing."""
    words, outcome = told.clause.words, told.outcome
    is_passive = any(is_kind(word, "being") for word in words[: outcome.first])
    if not is_passive:
        is_done = not claim.theme or names_it(told.object, claim.theme, claim.kind)
        return is_done and bool(told.subject) and _are_anybody(told.subject)
    behind = words[outcome.end :]
    by = next((at for at, word in enumerate(behind) if is_kind(word, "before_doer")), len(behind))
    doers = [word for word in behind[by + 1 :] if not (is_kind(word, "articles") or is_kind(word, "possessives"))]
    is_thing = names_it(told.subject, claim.theme, claim.kind) or _is_what_title_says(told.subject, claim, title)
    return is_thing and _are_anybody(doers[:1])


def _is_what_title_says(words: Sequence[Word], claim: Claim, title: str) -> bool:
    """Whether words say what a thing is by the title of its article: "the bike" of the "Tern 2 folding bike"."""
    stems = frozenset(stems_of(title))
    return bool(words) and not claim.theme.isdisjoint(stems) and all(word.stem in stems for word in words)


def _telling(words: Sequence[Word]) -> Sequence[Word]:
    """The words that name something: no auxiliaries, articles, prepositions or pronouns."""
    idle = ("auxiliaries", "articles", "prepositions", "pronouns", "adverbs", "possessives", "modals")
    return [
        word for word in words if word.stem not in generic_stems() and not any(is_kind(word, kind) for kind in idle)
    ]


def _are_anybody(words: Sequence[Word]) -> bool:
    return all(
        word.stem in stems_in("outcomes", "reading", "anybody") for word in words if not is_kind(word, "articles")
    )
