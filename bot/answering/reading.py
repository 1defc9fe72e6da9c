"""Reading: the best sentences, in what stands around them, read by a model that says which words answer, if any do.

Likeness cannot tell a sentence that answers from one that nearly does; a reader can. What it finds ranks
the sentences, chooses the words and tells how sure the answer is. It lets nothing answer that would not without it: a
reader is surer of itself than it should be where the slots of a question disagree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.evidence import Evidence, SentenceEvidence
from bot.answering.found import Found
from bot.answering.holdings import Holdings
from bot.answering.judge import Judge
from corpus.article import Sentence
from corpus.spans import Span
from index.reader.reader import Reading

_WINDOWS = 4
"""How many contexts are read: what the four best sentences stand in holds nine of ten answers that are found at all."""
_CHARACTERS = 480
"""How long a context is, some hundred tokens: more of it costs time, and tells little more."""
_LOOKED_AT = 12
"""How many of the best sentences may bring their context in."""
_UNREAD = frozenset(("boolean", "definition", "list", "reason", "trend"))
"""Kinds of questions that whole sentences answer: which words of them do says little about these."""
_MOST = 10.0
"""Logits beyond which it makes no difference how much surer a reader is."""


@dataclass(frozen=True, slots=True)
class _Context:
    """A slice of an article: a sentence and its neighbours of the same paragraph."""

    article: str
    span: Span


def read_sentences(evidence: Evidence, holdings: Holdings) -> Evidence:
    """The evidence with its best sentences read, ranked and judged anew.

    It stays as it is where there is no reader, where the question is of a kind or in a language that it cannot read,
    and where nothing was found to be read.
    """
    question = evidence.question
    if holdings.reader is None or question.language != "en" or question.answer_type in _UNREAD:
        return evidence
    contexts = list(_contexts(evidence, holdings))
    if not contexts:
        return evidence
    texts = [context.span.of(holdings.article(context.article).text) for context in contexts]
    readings = holdings.reader.read(question.searched, texts)
    found = dict(_found(evidence.sentences, contexts, readings))
    read = [_judged(one, found.get(one.sentence), evidence.judge) for one in evidence.sentences]
    read.sort(key=lambda one: (-one.score, one.sentence.article, one.sentence.position))
    return replace(evidence, sentences=tuple(read))


def _contexts(evidence: Evidence, holdings: Holdings) -> Iterator[_Context]:
    """What the best sentences stand in; one that a better one has brought in already brings nothing."""
    taken: list[_Context] = []
    for one in evidence.sentences[:_LOOKED_AT]:
        sentence = one.sentence
        if len(taken) == _WINDOWS:
            return
        if any(context.article == sentence.article and context.span.holds(sentence.span) for context in taken):
            continue
        if holdings.article(sentence.article).language == "en":
            taken.append(_Context(sentence.article, _around(sentence, holdings)))
            yield taken[-1]


def _around(sentence: Sentence, holdings: Holdings) -> Span:
    """A sentence with its neighbours of the same paragraph, by turns before and behind, as far as there is room."""
    sentences = holdings.snapshot.sentences[sentence.article]
    span = sentence.span
    before, behind = sentence.position - 1, sentence.position + 1
    grows = True
    while grows:
        grows = False
        for place in (before, behind):
            near = sentences[place] if 0 <= place < len(sentences) else None
            if near is None or near.paragraph != sentence.paragraph:
                continue
            wider = Span(min(span.start, near.span.start), max(span.end, near.span.end))
            if wider.end - wider.start <= _CHARACTERS:
                span, grows = wider, True
                before, behind = (before - 1, behind) if place == before else (before, behind + 1)
    return span


def _found(
    sentences: Sequence[SentenceEvidence], contexts: Sequence[_Context], readings: Sequence[Reading]
) -> Iterator[tuple[Sentence, Found]]:
    """What was found in each sentence that stands in a context."""
    for one in sentences:
        for context, reading in zip(contexts, readings, strict=True):
            if context.article == one.sentence.article and context.span.holds(one.sentence.span):
                within = one.sentence.span.shifted(-context.span.start)
                yield one.sentence, _found_within(within, reading)
                break


def _found_within(sentence: Span, reading: Reading) -> Found:
    own = [candidate for candidate in reading.candidates if sentence.holds(candidate.span)]
    return Found(
        spans=tuple(candidate.span.shifted(-sentence.start) for candidate in own),
        margin=_within_most(own[0].margin if own else -_MOST),
        answers=_within_most(reading.answers),
    )


def _within_most(logits: float) -> float:
    return max(-_MOST, min(logits, _MOST))


def _judged(one: SentenceEvidence, found: Found | None, judge: Judge) -> SentenceEvidence:
    if found is None:
        return one
    read = replace(one, found=found, score=one.score + found.worth)
    return replace(read, confidence=judge.confidence("read", read.signals_read))
