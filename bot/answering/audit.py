"""The audit: the one gate that every answer passes, or is not sent.

Two checks, each of which a changed digit, name or offset fails:

- `audit_answer`: each finding's words stand, to the letter, in the sentence that is cited for it, and what was computed
  was computed from the figures of those words;
- `audit_reply`: what was composed says no figure and no name beyond the audited findings, the operands, the fixed words
  of the templates and, in a refusal, those of the question; and every quote is the cited slice of its article.
"""

from collections.abc import Iterable, Sequence

from bot.answering.answer import Answer, Clarification, ComputedAnswer, Finding, NoAnswer
from bot.answering.computation import Computation
from bot.answering.dates import dates_in
from bot.answering.elapsed import Elapsed
from bot.answering.question import Question
from bot.answering.ranking import Measured, Ranking
from bot.answering.reply import Reply
from bot.answering.saying import say
from bot.answering.support import unsupported
from corpus.dates import PartialDate
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import read_words, stems_of


def audit_answer(answer: Answer) -> Answer:
    """The answer itself, or a `NoAnswer` where one of its findings says what its citation does not."""
    computes = not isinstance(answer, ComputedAnswer) or _computes(answer)
    if computes and all(_stands(finding) for finding in answer.findings):
        return answer
    return NoAnswer(reason="audit_failed")


def audit_reply(reply: Reply, answer: Answer, question: Question, fixed: frozenset[str]) -> bool:
    """Whether a composed reply says nothing that was not audited.

    Args:
        reply: what would be sent.
        answer: what it was composed from, audited.
        question: what was asked; a refusal and a correction may repeat its words.
        fixed: the stems of the templates' own words.
    """
    if not _quotes_stand(reply, answer):
        return False
    said = [finding.about for finding in answer.findings] + [finding.text for finding in answer.findings]
    allowed = fixed | _stems(said) | _plain(getattr(answer, "about", ""))
    if isinstance(answer, NoAnswer | Clarification):
        allowed |= _stems([question.text])
    if isinstance(answer, ComputedAnswer):
        said_of_it = say(answer.computation, reply.language)
        allowed |= _stems([said_of_it.value, said_of_it.working] if said_of_it else [])
    quotes = [footnote.quote for footnote in reply.footnotes]
    return not unsupported(_without_marks(reply), quotes, allowed)


def _stands(finding: Finding) -> bool:
    citation = finding.citation
    span = citation.span
    if not 0 <= span.start < span.end <= len(citation.article.text):
        return False
    pieces = [finding.text] if finding.text in citation.quote else finding.text.split(", ")
    literal = all(piece.casefold() in citation.quote.casefold() for piece in pieces)
    return literal and not unsupported(f"{finding.text} {finding.about}", [citation.quote])


def _computes(answer: ComputedAnswer) -> bool:
    """Whether what was computed with is what the cited words say, read once more, and gives a result."""
    computed = answer.computation
    values: Sequence[Measured]
    if isinstance(computed, Computation):
        values = computed.figures
    elif isinstance(computed, Ranking):
        values = computed.values
    elif isinstance(computed, Elapsed):
        values = (computed.start, computed.end)
    else:
        values = (computed.figure, *([computed.rate] if computed.rate else []))
    return (
        len(values) == len(answer.inputs)
        and all(_is_read(value, finding) for value, finding in zip(values, answer.inputs, strict=True))
        and say(computed, "en") is not None
        and (answer.first is None or bool(answer.first.about))
    )


def _is_read(value: Measured, finding: Finding) -> bool:
    if isinstance(value, PartialDate):
        return value in dates_in(finding.text, finding.citation)
    return _is_figure(value, finding.text, finding.citation.article.language)


def _is_figure(figure: Quantity, text: str, language: str) -> bool:
    read = read_quantities(text, language)
    return len(read) == 1 and (
        (read[0].value, read[0].digits, read[0].scale, read[0].operator, read[0].value_high)
        == (figure.value, figure.digits, figure.scale, figure.operator, figure.value_high)
        and (not read[0].unit or read[0].unit == figure.unit)
    )


def _quotes_stand(reply: Reply, answer: Answer) -> bool:
    """Whether every footnote is the slice of the article that the answer cites."""
    cited = {(finding.citation.article.id, finding.citation.span): finding.citation for finding in answer.findings}
    notes = [cited.get((note.article, Span(note.start, note.end))) for note in reply.footnotes]
    return all(
        citation is not None and citation.quote == note.quote
        for citation, note in zip(notes, reply.footnotes, strict=True)
    )


def _without_marks(reply: Reply) -> str:
    text = reply.text
    for footnote in reply.footnotes:
        text = text.replace(f"[{footnote.n}]", "")
    return text


def _plain(words: str) -> frozenset[str]:
    """The stems of the words that claim nothing: those in small letters, which a template may write with a capital."""
    return frozenset(word.stem for word in read_words(words) if not word.is_number and not word.is_capitalised)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in stems_of(text))
