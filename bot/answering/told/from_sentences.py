"""Answers from sentences, where no fact answers: the span that was asked for, or the sentence itself."""

from collections.abc import Mapping, Sequence
from functools import cache

from bot.answering.agreed.fitness import asks_back, asks_measure, unit_fits
from bot.answering.agreed.judge import is_told
from bot.answering.asked.direction import read_direction
from bot.answering.asked.question import AnswerType, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.read_spans import find_read_span, tells_only_of_asked_one
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import (
    Answer,
    Correction,
    CountAnswer,
    DateAnswer,
    DefinitionAnswer,
    EntityAnswer,
    ListAnswer,
    PassageAnswer,
    ReasonAnswer,
    SingleAnswer,
    ValueAnswer,
)
from bot.answering.said.findings import cite_sentence, excerpt
from bot.answering.spans.answer_spans import find_span, names_another
from bot.answering.spans.asides import is_said_of_another
from bot.answering.spans.attached import is_of_another
from bot.answering.spans.clauses import split_clauses
from bot.answering.spans.compared import is_only_compared
from bot.answering.spans.defining import defines
from bot.answering.spans.denied import denies_wholly, negates, with_denial
from bot.answering.spans.doers import find_doer, is_of_no_doer, lacks_own_deed
from bot.answering.spans.for_whom import is_for_others, is_of_other_number
from bot.answering.spans.names import names_place
from bot.answering.spans.other_kind import is_qualified_otherwise, tells_other_kind
from bot.answering.spans.other_subject import begins_with_another
from bot.answering.spans.owners import name_in_place, puts_in_order
from bot.answering.spans.reasons import asks_cause, gives_reason, tells_what_came_of_it
from bot.answering.spans.rest import asks_for_rest
from bot.answering.spans.successions import tells_of_successor
from bot.answering.told.counterclaims import find_counterclaim
from bot.answering.told.handovers import asks_of_handover, hand_over
from bot.answering.told.verdicts import contrary, decide
from corpus.article import Sentence
from corpus.spans import Span
from corpus.words import read_words, stems_of, terms_of

_KINDS: Mapping[AnswerType, type[SingleAnswer]] = {
    "value": ValueAnswer,
    "duration": ValueAnswer,
    "count": CountAnswer,
    "date": DateAnswer,
    "person": EntityAnswer,
    "organisation": EntityAnswer,
    "place": EntityAnswer,
    "entity": EntityAnswer,
}
_NEED_A_SPAN = frozenset(("value", "count", "date", "duration"))
"""A sentence without a figure answers no question for one."""
_PRESUMING = frozenset(("reason", "manner", "trend", "value"))
"""Kinds of questions that take a course of things for granted."""
_OF_DEEDS = frozenset(("date", "person", "organisation", "place", "duration", "manner"))
"""Kinds of questions that take it for granted that something was done."""
_COUNTING = frozenset(("count", "entity"))
_TRIED, _CLOSE = 4, 0.25
"""How many of the best sentences may answer, and how far below the best one they may score."""
_LOOKED_THROUGH = 8
"""How many are looked through for the one that defines: each that names the thing says about as much of it."""
_ANNOUNCED = 16
"""How many sentences a list may take that another one announces."""
_REASON, _SAID_AGAIN = 0.7, 0.95
"""How sure a sentence must be to give a reason without a word for one, and from which share of the question on it only
says that again."""
_LISTED = frozenset(("list", "entity"))
_DOING = frozenset(("person", "organisation"))
_NAMED = frozenset(("person", "organisation", "place"))
"""Kinds of questions that a sentence without another name than the question's own answers in no way."""
_MISLED, _NAMED_SURELY = 0.35, 0.45
"""How sure a reader must be of a sentence that lacks a word of the question, and how sure it must be that a whole one
answers that lacks what is asked for by name."""
_SURER = 0.2
"""By how much another sentence must be surer than the best read one, to be told whole in its place."""
_PASSAGE, _DOUBTED = 0.45, 0.2
"""How sure it must be that a whole sentence answers of which no part was found that does; and how much less sure of it
whoever has read it may be."""


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The best sentence that agrees, with the span that answers in front; None where none agrees."""
    question = evidence.question
    if question.answer_type == "boolean":
        return decide(evidence, holdings)
    tried = _LOOKED_THROUGH if question.answer_type == "definition" else _TRIED
    accepted = [one for one in evidence.sentences if one.accepted]
    if accepted and _holds_against(question, holdings.text_of(accepted[0].sentence)):
        return None
    agreeing = [one for one in accepted if not _tells_another(question, one, holdings)][:tried]
    if agreeing and question.asks_figure and asks_for_rest(question, holdings.text_of(agreeing[0].sentence)):
        return PassageAnswer(finding=excerpt(agreeing[0].sentence, holdings), confidence=agreeing[0].confidence)
    return (
        _outright(evidence, holdings)
        or _correction(question, agreeing, holdings)
        or _by_deed(question, accepted, holdings)
        or _with_span(question, agreeing, holdings)
        or hand_over(evidence, holdings)
        or _whole(question, agreeing, holdings)
    )


def _holds_against(question: Question, text: str) -> bool:
    """Whether the best sentence has what is asked for only to hold its own against it, or has another kind of it."""
    return is_qualified_otherwise(question, text) or (question.asks_figure and is_only_compared(question, text))


def _tells_another(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence tells of another thing than the one asked for, or of another kind of it."""
    text = holdings.text_of(one.sentence)
    if is_of_another(question, text) or tells_only_of_asked_one(question, one, holdings):
        return True
    if is_for_others(question, text) or is_of_other_number(question, cite_sentence(one.sentence, holdings).quote):
        return True
    if question.answer_type == "person" and is_of_no_doer(question, text):
        return True
    title = holdings.article(one.sentence.article).title
    if question.answer_type != "person" and begins_with_another(question, text, title, holdings.vocabulary.names):
        return True
    is_deed = question.asks_figure or question.answer_type in _OF_DEEDS - _PRESUMING
    return is_deed and tells_other_kind(question, text)


def _outright(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The first sentence that says outright that what a question takes for granted turned out otherwise."""
    if evidence.question.answer_type not in _PRESUMING | _OF_DEEDS | _COUNTING:
        return None
    found = find_counterclaim(evidence, holdings)
    if found is None:
        return None
    return Correction(facts=(excerpt(found.sentence, holdings),), confidence=found.confidence)


def _correction(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The best sentence itself, where it says the opposite of what the question takes for granted."""
    best = agreeing[0] if agreeing else None
    if best is None or not _denies_premise(question, best, holdings):
        return None
    return Correction(facts=(excerpt(best.sentence, holdings),), confidence=best.confidence)


def _denies_premise(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence says the opposite of what a question takes for granted, or that it never was."""
    if question.answer_type in _PRESUMING and contrary(question, one, holdings):
        return True
    is_whole = all(need.is_name for need in one.agreement.missing)
    presumes = is_whole and question.answer_type in _OF_DEEDS and not negates(question.text)
    return presumes and denies_wholly(question, holdings.text_of(one.sentence))


def _with_span(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The part of a sentence that answers."""
    best = max((one.score_unread for one in agreeing), default=0.0)
    for one in agreeing:
        if _is_turned(question, holdings.text_of(one.sentence)):
            continue  # it fell where the question says it rose
        span = _span_of(question, one, holdings)
        if span and (_doubts(one) or is_said_of_another(question, span, holdings.text_of(one.sentence))):
            continue
        if span and tells_of_successor(question, span, holdings.text_of(one.sentence)):
            return None  # what else tells of the two tells no more of the one who left
        if span and asks_back(question) and _is_to_be(span, holdings.text_of(one.sentence)):
            continue
        if span and best - one.score_unread < _CLOSE:
            kind = _KINDS.get(question.answer_type, EntityAnswer)
            return kind(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    return None


def _by_deed(question: Question, accepted: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The one who did it, by the best sentence that tells so beside the deed; who took over from whom is told apart."""
    asks_doer = question.answer_type in _DOING and not asks_of_handover(question)
    for one in accepted[:_LOOKED_THROUGH] if asks_doer else ():
        span = find_doer(question, holdings.text_of(one.sentence))
        if span and not _tells_another(question, one, holdings):
            return EntityAnswer(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    return None


def _doubts(one: SentenceEvidence) -> bool:
    """Whether whoever has read a sentence doubts that it answers, and not all that is asked about is told."""
    return (
        one.found is not None and one.confidence < _MISLED and any(not need.is_name for need in one.agreement.missing)
    )


def _span_of(question: Question, one: SentenceEvidence, holdings: Holdings) -> Span | None:
    """The part of a sentence that answers; of names in order, the one whose place is asked for, and no other."""
    if puts_in_order(question, holdings.text_of(one.sentence)):
        return name_in_place(question, holdings.text_of(one.sentence))
    span = find_read_span(question, one, holdings) or find_span(question, one.sentence, holdings)
    return with_denial(span, holdings.text_of(one.sentence)) if span and question.answer_type == "date" else span


def _is_to_be(span: Span, text: str) -> bool:
    """Whether a part of a sentence stands in a clause that tells what is aimed at or expected."""
    clauses = (clause.of(text) for clause in split_clauses(text) if clause.overlaps(span))
    return any(pattern_in("sides", "expected").search(clause) for clause in clauses)


def _whole(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The whole sentence: the one that defines, the one that gives a reason, or the one that agrees best."""
    if not agreeing or question.answer_type in _NEED_A_SPAN:
        return None
    texts = {one.sentence: holdings.text_of(one.sentence) for one in agreeing}
    if question.answer_type == "definition":
        best = max(agreeing, key=lambda one: defines(question, texts[one.sentence]))
        return DefinitionAnswer(finding=excerpt(best.sentence, holdings), confidence=best.confidence)
    if question.answer_type == "reason":
        return _reason(question, agreeing, holdings)
    if question.answer_type in _LISTED and (listed := _enumerated(question, agreeing[0], holdings)):
        return listed
    best = _best_read(agreeing)
    if _lacks_what_is_asked_for(question, best, holdings) or not _is_sure(best):
        return None
    return PassageAnswer(finding=excerpt(best.sentence, holdings), confidence=best.confidence)


def _best_read(agreeing: Sequence[SentenceEvidence]) -> SentenceEvidence:
    """The best sentence; another one, where that is far surer before any is read, and whoever has read it agrees."""
    surest = max(filter(_is_sure, agreeing), key=lambda one: one.confidence_unread, default=agreeing[0])
    return surest if surest.confidence_unread > agreeing[0].confidence_unread + _SURER else agreeing[0]


def _is_sure(one: SentenceEvidence) -> bool:
    """Whether a sentence may answer as a whole: it does without a reader, and one that has read it hardly doubts it."""
    return min(one.confidence_unread, one.confidence + _DOUBTED) >= _PASSAGE


def _lacks_what_is_asked_for(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence has no figure of the measure or no name of the kind that is asked for, or, as far as a reader
    can tell, nothing of what is asked for by name.
    """
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence).quantities
    if asks_measure(question) and not any(unit_fits(question, figure) or not figure.unit for figure in figures):
        return True
    if question.answer_type in _NAMED and not names_another(question, text, holdings.vocabulary):
        return True
    if question.answer_type == "place" and not names_place(question.stems, text):
        return True
    if question.answer_type == "person" and lacks_own_deed(question, text):
        return True
    lacks_named = any(need.is_focus for need in one.agreement.missing)
    return puts_in_order(question, text) or (lacks_named and one.confidence < _NAMED_SURELY)


def _reason(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The sentence that says why; a correction, where it says why it went the other way.

    What went the other way and is not called as the question calls it is another thing: it neither gives the reason nor
    corrects.
    """
    texts = {one.sentence: holdings.text_of(one.sentence) for one in agreeing}
    turned = [one for one in agreeing if _is_turned(question, texts[one.sentence])]
    meant = [one for one in agreeing if one not in turned or _calls_it_so(question, texts[one.sentence])]
    meant = [one for one in meant if not tells_what_came_of_it(question, texts[one.sentence])]
    cued = (one for one in meant if gives_reason(texts[one.sentence]))
    adding = (one for one in meant if _adds_to(one) and not asks_cause(question))
    found = next(cued, None) or next(adding, None)
    if found is None:
        return None
    finding = excerpt(found.sentence, holdings)
    if found in turned:
        return Correction(facts=(finding,), confidence=found.confidence)
    return ReasonAnswer(finding=finding, confidence=found.confidence)


def _calls_it_so(question: Question, text: str) -> bool:
    """Whether a text has every word that the question asks about, or one as good: no other thing that is like it."""
    stems = frozenset(terms_of(text))
    return all(is_told(need, stems) for need in question.needs)


def _is_turned(question: Question, text: str) -> bool:
    """Whether a text tells a rise where the question speaks of a fall, or a fall where it speaks of a rise."""
    said = read_direction(text)
    return bool(question.direction and said) and said != question.direction


def _enumerated(question: Question, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """What a sentence announces and the next ones count off: "It has three advantages: First, ... Second, ...".

    The announced things must be those that are asked for.
    """
    announced = frozenset(
        stem for counted in holdings.figures_of(one.sentence).quantities for stem in stems_of(counted.unit)
    )
    if not any(announced & need.meant for need in question.focus):
        return None
    sentences = holdings.snapshot.sentences[one.sentence.article][one.sentence.position + 1 :][:_ANNOUNCED]
    counted: list[Sentence] = []
    for sentence in sentences:
        words = read_words(holdings.text_of(sentence))
        if words and len(counted) < len(_ordinals()) and words[0].text.casefold() in _ordinals()[len(counted)]:
            counted.append(sentence)
    if len(counted) < 2:  # noqa: PLR2004 - one thing is no list
        return None
    items = tuple(excerpt(item, holdings) for item in counted)
    return ListAnswer(items=items, confidence=one.confidence)


@cache
def _ordinals() -> Sequence[frozenset[str]]:
    return [frozenset(words) for words in lexicon("cues")["ordinals"]]


def _adds_to(one: SentenceEvidence) -> bool:
    """Whether a sentence surely answers, and does more than say the question again."""
    return one.confidence >= _REASON and one.agreement.coverage < _SAID_AGAIN
