"""Whole sentences as answers: the one that defines, the one that gives the reason, what one announces, the best one."""

from collections.abc import Sequence
from functools import cache

from bot.answering.agreed.judge import is_told
from bot.answering.asked.question import AnswerType, Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer, Correction, DefinitionAnswer, ListAnswer, PassageAnswer, ReasonAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.defining import defines
from bot.answering.spans.reasons import asks_cause, gives_reason, tells_what_came_of_it
from bot.answering.told.misfits import is_turned, lacks_what_is_asked_for
from corpus.article import Sentence
from corpus.words import is_han, read_words, stems_of, terms_of

_NEED_A_SPAN: frozenset[AnswerType] = frozenset(("value", "count", "date", "duration"))
"""A sentence without a figure answers no question for one."""
_LISTED: frozenset[AnswerType] = frozenset(("list", "entity"))
_BEHIND = 2
"""How many sentences behind the one that tells of an event may tell its cause."""
_ANNOUNCED = 16
"""How many sentences a list may take that another one announces."""
_REASON, _SAID_AGAIN = 0.7, 0.95
"""How sure a sentence must be to give a reason without a word for one, and from which share of the question on it only
says that again."""
_SURER = 0.2
"""By how much another sentence must be surer than the best read one, to be told whole in its place."""
_PASSAGE, _DOUBTED = 0.45, 0.2
"""How sure it must be that a whole sentence answers of which no part was found that does; and how much less sure of it
whoever has read it may be."""


def tell_whole(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
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
    if lacks_what_is_asked_for(question, best, holdings) or not _is_sure(best):
        return None
    return PassageAnswer(finding=excerpt(best.sentence, holdings), confidence=best.confidence)


def _best_read(agreeing: Sequence[SentenceEvidence]) -> SentenceEvidence:
    """The best sentence; another one, where that is far surer before any is read, and whoever has read it agrees."""
    surest = max(filter(_is_sure, agreeing), key=lambda one: one.confidence_unread, default=agreeing[0])
    return surest if surest.confidence_unread > agreeing[0].confidence_unread + _SURER else agreeing[0]


def _is_sure(one: SentenceEvidence) -> bool:
    """Whether a sentence may answer as a whole: it does without a reader, and one that has read it hardly doubts it."""
    return min(one.confidence_unread, one.confidence + _DOUBTED) >= _PASSAGE


def _reason(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The sentence that says why; a correction, where it says why it went the other way.

    What went the other way and is not called as the question calls it is another thing: it neither gives the reason nor
    corrects.
    """
    texts = {one.sentence: holdings.text_of(one.sentence) for one in agreeing}
    turned = [one for one in agreeing if is_turned(question, texts[one.sentence])]
    meant = [one for one in agreeing if one not in turned or _calls_it_so(question, texts[one.sentence])]
    meant = [one for one in meant if not tells_what_came_of_it(question, texts[one.sentence])]
    cued = (one for one in meant if gives_reason(texts[one.sentence]))
    adding = (one for one in meant if _adds_to(one) and not asks_cause(question))
    found = next(cued, None) or next(adding, None)
    if found is None:
        return _reason_behind(meant, holdings)
    finding = excerpt(found.sentence, holdings)
    if found in turned:
        return Correction(facts=(finding,), confidence=found.confidence)
    return ReasonAnswer(finding=finding, confidence=found.confidence)


def _reason_behind(meant: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The sentence right behind the one that tells of an event in Chinese, where it tells the cause."""
    best = meant[0] if meant else None
    if best is None or not is_han(holdings.text_of(best.sentence)):
        return None
    behind = holdings.snapshot.sentences[best.sentence.article][best.sentence.position + 1 :][:_BEHIND]
    own = (sentence for sentence in behind if sentence.paragraph == best.sentence.paragraph)
    told = (one for one in own if pattern_in("cues", "cause_told_zh").search(holdings.text_of(one)))
    found = next(told, None)
    return ReasonAnswer(finding=excerpt(found, holdings), confidence=best.confidence) if found else None


def _calls_it_so(question: Question, text: str) -> bool:
    """Whether a text has every word that the question asks about, or one as good: no other thing that is like it."""
    stems = frozenset(terms_of(text))
    return all(is_told(need, stems) for need in question.needs)


def _adds_to(one: SentenceEvidence) -> bool:
    """Whether a sentence surely answers, and does more than say the question again."""
    return one.confidence >= _REASON and one.agreement.coverage < _SAID_AGAIN


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
