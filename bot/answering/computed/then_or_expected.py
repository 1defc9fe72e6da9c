"""Yes or no to "was it more than a year ago?" and "did it do better than expected?", from two stated figures.

Both stand in one sentence, or what was expected is all that the next sentence tells. They are held together only where
the sentence speaks of all that the question does, and of the very time that it compares with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from bot.answering.asked.question import Need, Question
from bot.answering.computed.asked_means import AskedMeans, needs_of
from bot.answering.computed.from_one_sentence import is_idle, tells_all
from bot.answering.computed.then_and_now import pairs_in
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.gather_evidence import gather_anew
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer, BooleanAnswer, ComputedAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.denied import negates
from bot.answering.spans.nearness import nearness
from bot.answering.spans.plans import planned_pairs
from bot.answering.workings.ranking import Ranking
from corpus.article import Sentence
from corpus.quantity import Quantity

Told = tuple[Quantity, Sentence]
"""A figure, and the sentence that tells it."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is asked of figures, and what they are held against."""

    question: Question
    """Without what stands behind "than", but for names."""
    reference: str
    """What stands there."""
    is_expected: bool
    """Whether that is an expectation, and no earlier time."""
    less: bool


_TRIED = 3
_LARGELY = 0.6
"""The share of a question that a sentence must speak of."""


def told_then_or_expected(evidence: Evidence, asked: AskedMeans, holdings: Holdings) -> Answer | None:
    """The verdict on what one of the best sentences tells, and on what it holds against it; None where none does."""
    comparison = _read_comparison(evidence.question, asked)
    if comparison is None:
        return None
    found = gather_anew(comparison.question, evidence, holdings)
    telling = (one for one in found.sentences if _may_tell(comparison.question, one, holdings))
    return next((made for one in islice(telling, _TRIED) if (made := _verdict(comparison, one, holdings))), None)


def _read_comparison(question: Question, asked: AskedMeans) -> _Comparison | None:
    found = pattern_in("then_or_expected", "than").search(question.text)
    is_claim = question.answer_type == "boolean" and asked.means in {"comparison", "order"}
    if found is None or not is_claim or question.is_negated or negates(question.text) or _is_unclear(question.text):
        return None
    reference = found["reference"]
    is_expected = any(asks.search(reference) for asks, _ in _expectations())
    needs = _needs_besides(question, asked, found.start("reference"))
    if not needs or not (is_expected or _is_time(reference)):
        return None
    own = tuple(period for period in question.periods if period.surface not in reference)
    return _Comparison(replace(question, needs=needs, periods=own), reference, is_expected, asked.less)


def _is_time(reference: str) -> bool:
    is_any = pattern_in("then_or_expected", "any_time").search(reference) is not None
    return is_any or any(time.search(reference) for time in _times())


def _is_unclear(text: str) -> bool:
    """Whether "better" is asked of what is the worse, the more it is."""
    good, bad = (pattern_in("then_or_expected", key).search(text) for key in ("good", "bad"))
    return good is not None and bad is not None


def _needs_besides(question: Question, asked: AskedMeans, start: int) -> tuple[Need, ...]:
    """What the figures must speak of: all that the question says before "than", and the names behind it."""
    needs = needs_of(question, asked.means)
    before = question.text[:start]
    return tuple(need for need in needs if need.surface in before or need.is_name)


def _may_tell(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    is_of_time = one.agreement.period not in {"conflict", "unstated"}
    lacks_name = any(need.is_name for need in one.agreement.missing)
    is_whole = one.agreement.coverage >= _LARGELY and tells_all(question, one, holdings)
    is_whole = is_whole and all(need.is_known or is_idle(need) for need in question.needs)
    is_whole = is_whole and not _is_other_side(question.text, holdings.text_of(one.sentence))
    return is_of_time and is_whole and not lacks_name and not one.sentence.is_heading


def _is_other_side(asked: str, text: str) -> bool:
    """Whether a question speaks of a gain and a text of a loss, or the other way about, or of "better" and a loss."""
    loss, good = pattern_in("then_or_expected", "loss"), pattern_in("then_or_expected", "good")
    is_loss = loss.search(text) is not None
    return is_loss != (loss.search(asked) is not None) or (is_loss and good.search(asked) is not None)


def _verdict(comparison: _Comparison, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    said = None if comparison.is_expected else _said_itself(comparison, one, holdings)
    if said:
        return said
    read = _expected if comparison.is_expected else _then
    pairs = [pair for pair in read(comparison, one.sentence, holdings) if _is_alike(*pair)]
    if len({pair[0][0].unit for pair in pairs}) > 1:
        return None
    text = holdings.text_of(one.sentence)
    best = max(pairs, key=lambda pair: nearness(pair[0][0].span, comparison.question, text), default=None)
    return _ranked(best, comparison, one, holdings) if best else None


def _is_alike(one: Told, other: Told) -> bool:
    (first, _), (second, _) = one, other
    return first.shape == second.shape == "amount" and first.unit == second.unit and first.value != second.value


def _ranked(
    pair: tuple[Told, Told], comparison: _Comparison, one: SentenceEvidence, holdings: Holdings
) -> Answer | None:
    ranking = Ranking(tuple(figure for figure, _ in pair), "least" if comparison.less else "most", is_claim=True)
    if ranking.verdict is None:
        return None
    if pair[0][1] == pair[1][1]:
        finding = excerpt(one.sentence, holdings)
        return BooleanAnswer(verdict=ranking.verdict, finding=finding, confidence=one.confidence_unread)
    inputs = tuple(replace(excerpt(sentence, holdings, figure.span), about="") for figure, sentence in pair)
    return ComputedAnswer(computation=ranking, inputs=inputs, confidence=one.confidence_unread)


def _said_itself(comparison: _Comparison, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """The sentence that says itself that it is more, or less, than at that time: "3 million less than a year ago"."""
    text = holdings.text_of(one.sentence)
    said = [
        bool(since["less"])
        for figure in holdings.figures_of(one.sentence).quantities
        if (since := pattern_in("then_and_now", "since").match(text[figure.span.end :]))
        and _is_same_time(comparison.reference, since["time"])
    ]
    if len(said) != 1:
        return None
    finding = excerpt(one.sentence, holdings)
    return BooleanAnswer(verdict=said[0] == comparison.less, finding=finding, confidence=one.confidence_unread)


def _then(comparison: _Comparison, sentence: Sentence, holdings: Holdings) -> Iterator[tuple[Told, Told]]:
    """What a sentence tells of now, with what it tells of the asked earlier time."""
    text = holdings.text_of(sentence)
    if pattern_in("sides", "expected").search(text):
        return
    for now, then in pairs_in(holdings.figures_of(sentence).quantities, text):
        if _is_same_time(comparison.reference, text[now.span.end :] if then.span.start > now.span.end else text):
            yield (now, sentence), (then, sentence)


def _is_same_time(reference: str, told: str) -> bool:
    if pattern_in("then_or_expected", "any_time").search(reference):
        return True
    return any(time.search(reference) and time.search(told) for time in _times())


def _expected(comparison: _Comparison, sentence: Sentence, holdings: Holdings) -> Iterator[tuple[Told, Told]]:
    """What a sentence tells, with what it or the next one says was expected of it."""
    text = holdings.text_of(sentence)
    question, reference = comparison.question, comparison.reference
    wanted = [told for asked, told in _expectations() if asked.search(reference)]
    figures = _amounts(sentence, holdings)
    pairs = tuple(planned_pairs(question, figures, text))
    yield from (((real, sentence), (plan, sentence)) for real, plan in pairs)
    if pairs or any(told.search(text) for told in wanted):
        return
    after = _next(sentence, holdings)
    if after is None or not any(told.search(holdings.text_of(after)) for told in wanted):
        return
    plans = _amounts(after, holdings)
    earlier = {then.span for _, then in pairs_in(holdings.figures_of(sentence).quantities, text)}
    real = [one for one in _alike(plans[0], figures) if one.span not in earlier] if len(plans) == 1 else []
    if len(real) == 1:
        yield (real[0], sentence), (replace(plans[0], unit=plans[0].unit or real[0].unit), after)


def _amounts(sentence: Sentence, holdings: Holdings) -> Sequence[Quantity]:
    return [one for one in holdings.figures_of(sentence).quantities if one.shape == "amount"]


def _alike(plan: Quantity, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """The figures of one kind with a plan; a bare one, "three million", may be of anything as large."""
    return [one for one in figures if one.unit == plan.unit or (not plan.unit and one.scale == plan.scale > 1)]


def _next(sentence: Sentence, holdings: Holdings) -> Sentence | None:
    sentences = holdings.snapshot.sentences[sentence.article]
    after = sentences[sentence.position + 1] if sentence.position + 1 < len(sentences) else None
    return after if after and not after.is_heading and after.heading == sentence.heading else None


@cache
def _times() -> Sequence[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in lexicon("then_or_expected")["times"]]


@cache
def _expectations() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    rows = lexicon("then_or_expected")["expected"]
    return [(re.compile(row["asked"]), re.compile(row["told"])) for row in rows]
