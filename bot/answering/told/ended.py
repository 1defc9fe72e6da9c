"""What is there no more: "the horn was discontinued" says no to "is there still a horn?", and to no other horn.

Only the last that an article tells of a thing says so, and only of the one that it calls "the", "its" or "the last".
"""

from collections.abc import Callable, Sequence

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in
from bot.answering.spans.claimed import Claim
from bot.answering.spans.going_on import read_going_on, read_presumed
from bot.answering.spans.predications import Predication, is_kind, narrowing, read_clauses, read_predications
from bot.answering.told.of_the_thing import is_bound, is_of_it, names_it, subject_told, words_up
from corpus.words import Word, is_han, stems_of

_LOOKED_AT = 8
"""How many of the best sentences may say so."""
_Read = Callable[[Question], Sequence[Claim]]
"""What reads the claims of a question."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))


def find_end_of_thing(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The best sentence that says that the thing is no more of which a question asks if there is one."""
    return _find(evidence, holdings, read_going_on)


def find_end_of_presumed(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The same for a question that asks something else of a thing, and so takes it for granted."""
    return _find(evidence, holdings, read_presumed)


def tells_end_of_thing(question: Question, text: str) -> bool:
    """Whether a text tells in any way that a thing is no more of which a question asks if there is one."""
    claims = read_going_on(question)
    return any(
        told.outcome.excludes(claim.outcome) and any(word.stem in claim.theme for word in words_up(told.clause))
        for claim in claims
        for told in (read_predications(text) if claims else ())
    )


def _find(evidence: Evidence, holdings: Holdings, read: _Read) -> SentenceEvidence | None:
    question = evidence.question
    if question.is_negated or is_han(question.text):
        return None
    return next((one for one in evidence.sentences[:_LOOKED_AT] if _ends(question, one, holdings, read)), None)


def _ends(question: Question, one: SentenceEvidence, holdings: Holdings, read: _Read) -> bool:
    text = holdings.text_of(one.sentence)
    if one.sentence.is_heading or is_han(text) or one.agreement.period in _OTHER_TIMES:
        return False
    asked = question.within(one.sentence.article)
    claims = read(asked)
    return any(
        _tells_end(claim, told, asked, text)
        and is_of_it(claim, told, asked, holdings)
        and is_bound(claim, told, asked, one, holdings)
        and not _is_told_of_later(claim, told, one, holdings)
        for claim in claims
        for told in (read_predications(text) if claims else ())
    )


def _tells_end(claim: Claim, told: Predication, question: Question, text: str) -> bool:
    """Whether it is surely told that the very thing is no more: not one of several, nor another one of its kind."""
    known = question.meant | question.stems
    is_sure = told.is_sure and not (told.is_denied or told.is_done_to or told.is_ahead)
    is_whole = all(word.stem in known for word in narrowing(told))
    return told.outcome.excludes(claim.outcome) and is_sure and is_whole and _is_the_one(claim, told, known, text)


def _is_the_one(claim: Claim, told: Predication, known: frozenset[str], text: str) -> bool:
    subject = subject_told(told.clause, told.subject)
    stems = frozenset(word.stem for word in subject) - stems_in("outcomes", "reading", "all_of_it")
    before = told.clause.words[: told.outcome.first] or next(iter(read_clauses(text))).words
    if stems == frozenset(word.stem for word in subject) and not _is_named_so(before, known):
        return False  # no last one: another of its kind, or of another place
    is_one = stems <= claim.theme.union(*claim.kind) and not any(is_kind(word, "one_of_several") for word in before[:1])
    return is_one and names_it(subject, claim.theme, claim.kind)


def _is_named_so(words: Sequence[Word], known: frozenset[str]) -> bool:
    """Whether words have no more that tells than the question has."""
    idle = ("auxiliaries", "articles", "prepositions", "adverbs", "possessives", "pronouns")
    return all(word.stem in known or any(is_kind(word, kind) for kind in idle) for word in words)


def _is_told_of_later(claim: Claim, told: Predication, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether an article speaks of the thing again behind its end, or of one in its place."""
    place = stems_in("outcomes", "reading", "in_its_place")
    clauses = read_clauses(holdings.text_of(one.sentence))
    behind = clauses[clauses.index(told.clause) + 1 :] if told.clause in clauses else ()
    rest = {word.stem for clause in behind for word in clause.words}
    after = holdings.snapshot.sentences[one.sentence.article][one.sentence.position + 1 :]
    later = {stem for sentence in after for stem in stems_of(holdings.text_of(sentence))}
    next_one = {stem for sentence in after[:1] for stem in stems_of(holdings.text_of(sentence))}
    return bool((rest | later) & claim.theme) or bool((rest | next_one) & place)
