"""Whether what a clause tells is told of the thing that a question speaks of, and of all else that it speaks of.

The thing must be named as the question names it, or by a pronoun; no other doer may stand in its place; and what else
the question says must stand in the same clause, or over all of the article.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in, words_in
from bot.answering.spans.claimed import Claim
from bot.answering.spans.predications import (
    Clause,
    Predication,
    before_deed,
    core_of,
    has_pronoun,
    is_kind,
    subject_of,
)
from corpus.words import Word, stems_of


def is_of_it(claim: Claim, told: Predication, question: Question, holdings: Holdings) -> bool:
    """Whether it is told of the thing that the question speaks of, and of no other doer."""
    asked = question.meant | question.stems | claim.theme
    if any(word.stem in holdings.vocabulary.names and word.stem not in asked for word in told.subject):
        return False
    subject, theme = subject_told(told.clause, told.subject), claim.theme or question.meant
    if told.is_denied and not claim.theme.isdisjoint(stems_in("outcomes", "reading", "people")):
        named = told.object if told.is_done_to else subject_told(told.clause, told.subject)
        if any(word.stem in stems_in("outcomes", "reading", "everybody") for word in named):
            return True
    if told.is_done_to:
        is_theirs = not claim.doer or has_pronoun(told.subject) or _names_one(subject, claim.doer)
        return is_theirs and names_it(told.object, theme, claim.kind)
    if claim.outcome.of == "thing":
        return not claim.doer or has_pronoun(subject) or _names_one(subject, claim.doer)
    return has_pronoun(subject) or names_it(subject, theme, claim.kind) or _puts_forward(told.clause, subject, theme)


def names_it(words: Sequence[Word], theme: frozenset[str], kind: Sequence[frozenset[str]]) -> bool:
    """Whether words name a thing as the question does: no other hall than the market hall, though it may be "the hall".

    All that says which one it is stands among them, or nothing that the question does not say of it.
    """
    if not words or words[-1].stem not in theme:
        return False
    stems = frozenset(word.stem for word in words) - stems_in("outcomes", "reading", "all_of_it")
    return all(not stems.isdisjoint(one) for one in kind) or stems <= theme.union(*kind)


def _puts_forward(clause: Clause, subject: Sequence[Word], theme: frozenset[str]) -> bool:
    """Whether a clause is said of what a thing or a person puts forward: "the application by Roe was turned down"."""
    is_carrier = bool(subject) and subject[-1].stem in stems_in("outcomes", "reading", "carriers")
    named = takewhile(
        lambda word: word.text.casefold() not in words_in("outcomes", "reading", "auxiliaries"), clause.words
    )
    return is_carrier and any(word.stem in theme for word in named)


def _names_one(words: Sequence[Word], theme: frozenset[str]) -> bool:
    return any(word.stem in theme for word in words)


def subject_told(clause: Clause, own: Sequence[Word]) -> Sequence[Word]:
    """What a clause is said of: its own subject, what a relative clause hangs on, or the subject of the one before."""
    if own and not has_pronoun(own):
        return own
    before = clause.before
    if before is None:
        return own
    if not own and clause.joint in words_in("outcomes", "reading", "relatives"):
        return _last_name(before.words)
    while before.before is not None and before.joint in words_in("outcomes", "reading", "relatives"):
        before = before.before
    return subject_told(before, subject_of(before))


def _shared_before(clause: Clause) -> Sequence[Word]:
    """What stands before the first deed of the sentence, which all the deeds joined to it share."""
    before = clause.before
    while before is not None and before.before is not None:
        before = before.before
    return before_deed(before) if before else ()


def _last_name(words: Sequence[Word]) -> Sequence[Word]:
    """What stands last in a clause behind its last preposition or auxiliary."""
    at = max((n for n, word in enumerate(words) if joins_or_helps(word)), default=-1)
    return core_of(words[at + 1 :])


def joins_or_helps(word: Word) -> bool:
    """Whether a word is a preposition or an auxiliary."""
    written = word.text.casefold()
    return any(written in words_in("outcomes", "reading", kind) for kind in ("prepositions", "auxiliaries"))


def is_bound(claim: Claim, told: Predication, question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether all else that is asked about is told, and not only in another clause of its sentence.

    What the article's title names is what all of it is about.
    """
    clause = told.clause
    leant = clause.before.words if clause.before and clause.joint in words_in("outcomes", "reading", "until") else ()
    shared = () if told.subject else _shared_before(clause)
    here = frozenset(word.stem for word in (*clause.words, *leant, *shared, *subject_told(clause, told.subject)))
    if claim.outcome.row in words_in("outcomes", "reading", "one_deed") and _is_bare(told) and clause.before:
        here |= frozenset(word.stem for word in _but_from_where(tuple(words_up(clause.before))))
    here |= frozenset(stems_of(holdings.article(one.sentence.article).title))
    sentence = frozenset(word.stem for word in words_up(told.clause))
    whoever = claim.theme if not claim.theme.isdisjoint(stems_in("outcomes", "reading", "people")) else frozenset()
    bound = (need for need in question.needs if need.own.isdisjoint(claim.apart) and claim.theme.isdisjoint(need.own))
    for need in bound:
        if need in one.agreement.missing and _is_part_of_name(need, one, question, holdings):
            continue
        if need in one.agreement.missing or (not need.is_told_by(here) and need.is_told_by(sentence)):
            return False
    if whoever:
        return True
    lacked = [need for need in one.agreement.missing if not claim.theme.isdisjoint(need.own)]
    return not lacked or not has_pronoun(subject_told(told.clause, told.subject))


def _is_bare(told: Predication) -> bool:
    """Whether a clause says nothing of where: it then goes for what the clause before it speaks of."""
    return not told.clause.words[told.outcome.end :]


def _but_from_where(words: Sequence[Word]) -> Iterator[Word]:
    """Words but for those behind "from": boats that run from Tarn tell what is so elsewhere."""
    is_origin = False
    for word in words:
        if is_kind(word, "prepositions"):
            is_origin = is_kind(word, "origins")
        if not is_origin:
            yield word


def _is_part_of_name(need: Need, one: SentenceEvidence, question: Question, holdings: Holdings) -> bool:
    """Whether a name is a part of one whose other part is told, as a person is called in full only once."""
    told = holdings.stems_in(one.sentence.article)
    if not need.is_name or not need.is_told_by(told):
        return False
    names = [other.surface for other in question.needs if other.is_name and other not in one.agreement.missing]
    return any(f"{need.surface} {name}" in question.text or f"{name} {need.surface}" in question.text for name in names)


def words_up(clause: Clause) -> Iterator[Word]:
    """The words of a clause and of all before it."""
    while clause:
        yield from clause.words
        if clause.before is None:
            return
        clause = clause.before
