"""Reading: the best sentences, in what stands around them, read by a model that says which words answer, if any do.

Likeness cannot tell a sentence that answers from one that nearly does; a reader can. What it finds ranks
the sentences, chooses the words and tells how sure the answer is. It lets nothing answer that would not without it: a
reader is surer of itself than it should be where the slots of a question disagree. So an answer waits only for what may
answer to be read, which is mostly less than half of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.found import Found
from bot.answering.held.holdings import Holdings
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
_FAR = 1.0
"""From here on it makes no difference by how much more a sentence leads."""


@dataclass(frozen=True, slots=True)
class _Context:
    """A slice of an article: a sentence and its neighbours of the same paragraph."""

    article: str
    span: Span

    def holds(self, one: SentenceEvidence) -> bool:
        """Whether a sentence stands in it."""
        return self.article == one.sentence.article and self.span.holds(one.sentence.span)


Read = Callable[[Evidence, Holdings], Evidence]
"""Has sentences read, all of the best or some."""


def read_sentences(evidence: Evidence, holdings: Holdings) -> Evidence:
    """The evidence with its best sentences read, ranked and judged anew.

    It stays as it is where there is no reader, where the question is of a kind or in a language that it cannot read,
    and where nothing was found to be read.
    """
    return _read(evidence, holdings, list(_contexts(evidence, holdings)))


def read_what_may_answer(evidence: Evidence, holdings: Holdings) -> Evidence:
    """The same, but of what the best sentences stand in only what holds one that may answer is read.

    The answer is the one that reading all of it gives, for nothing else may answer. Where nothing may, what the best
    one stands in is read, which tells how sure the refusal is.
    """
    contexts = list(_contexts(evidence, holdings))
    answering = [one for one in evidence.sentences if one.accepted]
    return _read(
        evidence, holdings, [context for context in contexts if any(map(context.holds, answering))] or contexts[:1]
    )


def _read(evidence: Evidence, holdings: Holdings, contexts: Sequence[_Context]) -> Evidence:
    question = evidence.question
    if not contexts or holdings.reader is None or question.language != "en" or question.answer_type in _UNREAD:
        return evidence
    texts = [context.span.of(holdings.article(context.article).text) for context in contexts]
    readings = holdings.reader.read(question.searched, texts)
    found = dict(_found(evidence.sentences, contexts, readings))
    leads = _leads(evidence.sentences)
    read = [
        replace(one, found=own, lead=lead, score=one.score + own.worth) if (own := found.get(one.sentence)) else one
        for one, lead in zip(evidence.sentences, leads, strict=True)
    ]
    read.sort(key=lambda one: (-one.score, one.sentence.article, one.sentence.position))
    return replace(evidence, sentences=tuple(read))


def _contexts(evidence: Evidence, holdings: Holdings) -> Iterator[_Context]:
    """What the best sentences stand in; one that a better one has brought in already brings nothing."""
    taken: list[_Context] = []
    for one in evidence.sentences[:_LOOKED_AT]:
        if len(taken) == _WINDOWS:
            return
        if any(context.holds(one) for context in taken):
            continue
        if holdings.article(one.sentence.article).language == "en":
            taken.append(_Context(one.sentence.article, _around(one.sentence, holdings)))
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
            if context.holds(one):
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


def _leads(ranked: Sequence[SentenceEvidence]) -> Iterator[float]:
    """How far each sentence leads the others, the best first."""
    for place, one in enumerate(ranked):
        other = ranked[0] if place else ranked[1] if len(ranked) > 1 else None
        yield max(-_FAR, min(one.score - other.score, _FAR)) if other else _FAR
