"""Counterclaims: a sentence says that what a question claims, or takes for granted, turned out otherwise.

It must tell an outcome that excludes the asked one, or deny it; of the same thing, in the same clause, surely, and at
a time that the question may mean. Where any of this is open, it says nothing against the question.
"""

from collections.abc import Sequence

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in, words_in
from bot.answering.spans.claimed import Claim, read_claims
from bot.answering.spans.outcomes import Outcome, find_outcomes
from bot.answering.spans.permitted import read_permissions
from bot.answering.spans.predications import Predication, is_kind, narrowing, read_clauses, read_predications
from bot.answering.told.chinese_counterclaims import find_chinese_counterclaim
from bot.answering.told.of_the_thing import is_bound, is_of_it, joins_or_helps
from corpus.words import is_han

_LOOKED_AT = 8
"""How many of the best sentences may say so, or otherwise."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))


def find_counterclaim(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The best sentence that surely says that what a question claims or presumes is not so.

    None where it says in any of its clauses, or another one says, that it is: what closed and opened again did close.
    """
    question = evidence.question
    if question.is_negated:
        return None
    if is_han(question.text):
        return find_chinese_counterclaim(evidence, holdings)
    for one in evidence.sentences[:_LOOKED_AT]:
        rows = _rows_said(question, one, holdings, so=False)
        if rows:
            is_open = _tells_claimed_side(question, one, holdings, rows)
            return None if is_open or _is_told_so(evidence, holdings, rows) else one
    return None


def _is_told_so(evidence: Evidence, holdings: Holdings, rows: frozenset[str]) -> bool:
    """Whether any of the best sentences says that it is as a question claims."""
    question = evidence.question
    claimed = _of_the_same_words(rows, read_claims(question))
    return any(
        (one.accepted and _tells_claimed_side(question, one, holdings, rows))
        or not claimed.isdisjoint(_rows_said(question, one, holdings, so=True))
        for one in evidence.sentences[:_LOOKED_AT]
    )


def _of_the_same_words(rows: frozenset[str], claims: Sequence[Claim]) -> frozenset[str]:
    """The rows of all claims that a question makes with the words of these: "held" is of several."""
    own = [claim.outcome for claim in claims if claim.outcome.row in rows]
    same = (other.outcome for other in claims for one in own if _overlap(one, other.outcome))
    return rows.union(outcome.row for outcome in same)


def _overlap(one: Outcome, other: Outcome) -> bool:
    return one.first < other.end and other.first < one.end


def _tells_claimed_side(question: Question, one: SentenceEvidence, holdings: Holdings, rows: frozenset[str]) -> bool:
    """Whether any clause of a sentence, whatever it is said of, tells what is claimed, and does not deny it."""
    claims, said, _ = _read(question, one, holdings)
    is_so = (told for told in said if not (told.is_denied or told.is_not_yet or told.is_in_thought))
    claimed = [claim.outcome for claim in claims if claim.outcome.row in rows and claim.outcome.of != "thing"]
    return any(told.outcome.repeats(outcome) for told in is_so for outcome in claimed)


def _rows_said(question: Question, one: SentenceEvidence, holdings: Holdings, *, so: bool) -> frozenset[str]:
    """The rows of what a sentence says of the very thing: that it turned out as a question claims, or otherwise."""
    if one.sentence.is_heading or one.agreement.period in _OTHER_TIMES:
        return frozenset()
    claims, said, asked = _read(question, one, holdings)
    text = holdings.text_of(one.sentence)
    return frozenset(
        claim.outcome.row
        for claim in claims
        for told in said
        if (_bears_out(claim, told) if so else _opposes(claim, told, text) and _is_whole(told, asked))
        and is_of_it(claim, told, asked, holdings)
        and is_bound(claim, told, asked, one, holdings)
    )


def _read(
    question: Question, one: SentenceEvidence, holdings: Holdings
) -> tuple[Sequence[Claim], Sequence[Predication], Question]:
    """What a question claims of the article of a sentence, and what the sentence says."""
    asked = question.within(one.sentence.article)
    claims = (*read_claims(asked), *read_permissions(asked))
    own = {stem: claim.outcome.row for claim in claims for stem in claim.own}
    said = read_predications(holdings.text_of(one.sentence), own, asked.meant | asked.stems) if claims else ()
    return claims, said, asked


def _bears_out(claim: Claim, told: Predication) -> bool:
    """Whether it is told that it turned out as claimed, whenever that was."""
    is_open = told.is_denied or told.is_denied_in_part or told.is_in_thought or told.is_ahead
    return claim.outcome.of != "thing" and told.outcome.repeats(claim.outcome) and not is_open


def left_open_in(question: Question, text: str, holdings: Holdings) -> frozenset[str]:
    """The stems of words that tell the outcome which a question claims, or another, but not surely, or not of it all.

    What says "closed on Mondays" or "will close" says neither yes nor no to "is it open?".
    """
    claims = read_claims(question)
    rows = {claim.outcome.row: claim for claim in claims}
    return frozenset(
        word.stem
        for told in read_predications(text)
        if (claim := rows.get(told.outcome.row)) and not _is_plain(claim, told, question, holdings)
        for word in told.clause.words[told.outcome.first : told.outcome.end]
    )


def denies_in_part(question: Question, text: str) -> bool:
    """Whether a text denies only a part of what a question claims, or until some day: "was not sold to the brewery".

    So does one that also tells it, or takes the denial back: "did not close in May but in June".
    """
    claims = read_claims(question)
    own = {stem: claim.outcome.row for claim in claims for stem in claim.own}
    rows = {claim.outcome.row for claim in claims}
    read = read_predications(text, own, question.meant | question.stems)
    said = [told for told in read if told.outcome.row in rows]
    denied = [told for told in said if told.is_denied]
    return (
        any(told.is_denied_in_part for told in said)
        or any(told.clause.next_joint == "but" or not _is_whole(told, question) for told in denied)
        or any(not other.is_denied and other.outcome.repeats(told.outcome) for told in denied for other in said)
    )


def tells_of_another(question: Question, text: str, holdings: Holdings) -> bool:
    """Whether a text tells how another thing turned out, and not the asked one: the gas price, not the water price.

    A question that names it by a word for anything, "the number of", leaves that open.
    """
    pairs = [
        (claim, told)
        for claim in read_claims(question)
        for told in read_predications(text)
        if told.outcome.row == claim.outcome.row and claim.theme
    ]
    return bool(pairs) and not any(is_of_it(claim, told, question, holdings) for claim, told in pairs)


def _is_plain(claim: Claim, told: Predication, question: Question, holdings: Holdings) -> bool:
    """Whether an outcome is told surely, of the time and of the thing that a question speaks of."""
    is_of_its_time = not told.is_over and (claim.asks_ahead or told.is_lasting or not told.is_ahead)
    return told.is_sure and is_of_its_time and _is_whole(told, question) and is_of_it(claim, told, question, holdings)


def is_doubtful(question: Question, text: str) -> bool:
    """Whether a text has the outcome that a question claims, but denied, only in thought, or as a noun beside another.

    "A motion to ban cars" has banned none, and who lost in the promotion play-offs was not promoted.
    """
    claims, said = read_claims(question), read_predications(text)
    told = [(claim, one) for claim in claims for one in said if one.outcome.row == claim.outcome.row]
    if any(not (one.is_denied or one.is_in_thought) and one.outcome.repeats(claim.outcome) for claim, one in told):
        return False
    if told:
        return any(one.is_denied or one.is_in_thought or one.outcome.excludes(claim.outcome) for claim, one in told)
    named = {(one.row, one.side) for clause in read_clauses(text) for one in find_outcomes(clause.words)}
    return any((claim.outcome.row, claim.outcome.side) in named for claim in claims)


def tells_only_as_noun(question: Question, text: str) -> bool:
    """Whether a text has the outcome that a Chinese question speaks of only as a noun: "the promotion play-offs"."""
    named = [
        one for clause in read_clauses(text) for one in find_outcomes(clause.words) if one.phrase <= question.meant
    ]
    said = [told.outcome for told in read_predications(text) if not (told.is_denied or told.is_in_thought)]
    return bool(named) and not any(told.repeats(one) for told in said for one in named)


def _is_whole(told: Predication, question: Question) -> bool:
    """Whether no words narrow an outcome to less than is asked: "closed on Mondays" says little of "is it open?"."""
    meant = question.meant | question.stems
    return all(word.stem in meant for word in narrowing(told))


def _opposes(claim: Claim, told: Predication, text: str) -> bool:
    """Whether what is told excludes what is claimed, surely and at its time.

    A denial does so only of what it denies, for what was not destroyed may be damaged; and a "not" behind what is told
    may take it back: "open daily, but not on Mondays".
    """
    if told.is_not_yet:
        return told.outcome.repeats(claim.outcome) and not claim.asks_ahead
    if told.is_over or not told.is_sure or (told.is_ahead and not claim.asks_ahead and not told.is_lasting):
        return False
    if claim.outcome.of == "thing" and not _tells_of_none(told):
        return False
    if claim.outcome.row in words_in("outcomes", "reading", "many_times") and any(w.is_number for w in told.object[:1]):
        return False
    if told.is_denied:
        return told.outcome.repeats(claim.outcome) and _is_same(claim, told) and told.clause.next_joint != "but"
    return told.outcome.excludes(claim.outcome) and not _is_taken_back(told, text)


def _is_same(claim: Claim, told: Predication) -> bool:
    """Whether the words that tell an outcome are those of the claim, or mean the same."""
    words = told.clause.words[told.outcome.first : told.outcome.end]
    telling = [word for word in words if not joins_or_helps(word) and not is_kind(word, "denying")]
    is_one = told.outcome.phrase == claim.outcome.phrase or told.outcome.row in words_in(
        "outcomes", "reading", "one_deed"
    )
    return is_one or all(word.stem in claim.told_by for word in telling)


def _is_taken_back(told: Predication, text: str) -> bool:
    """Whether a clause begins or ends with a denial that has no verb of its own, or denies what is told."""
    leans = any(
        is_kind(word, "denying") for clause in read_clauses(text) for word in (clause.words[0], clause.words[-1])
    )
    said = (other for other in read_predications(text) if other.is_denied or other.is_denied_in_part)
    return leans or any(other.outcome.repeats(told.outcome) for other in said)


def _tells_of_none(told: Predication) -> bool:
    """Whether a clause says that there is no such thing, or that something has none."""
    words = told.clause.words
    is_there = any(word.stem in stems_in("outcomes", "reading", "having") for word in words[: told.outcome.first])
    return is_there and any(word.text.casefold() == "no" for word in words[: told.outcome.first])
