"""Lifetimes: a lead that says when somebody lived, "Ann Roe (2 May 1851 – 9 June 1902)", tells two days."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.spans import Span


def end_of_lifetime(question: Question, span: Span, text: str) -> Span:
    """The day of a lifetime in brackets that is asked for: its first for a birth, its last for a death.

    >>> text = "Ann Roe (2 May 1851 – 9 June 1902) was a painter."
    >>> [end_of_lifetime(Question(asked), Span(9, 33), text).of(text) for asked in ("When was she born?", "When did she die?")]
    ['2 May 1851', '9 June 1902']
    """  # noqa: E501
    dash = pattern_in("lifetimes", "dash").search(text, span.start, span.end)
    brackets = text[: span.start].rstrip().endswith(("(", "（")) and text[span.end :].lstrip()[:1] in {")", "）"}
    if dash is None or not brackets:
        return span
    if pattern_in("lifetimes", "death").search(question.text):
        return Span(dash.end(), span.end)
    if pattern_in("lifetimes", "birth").search(question.text):
        return Span(span.start, dash.start())
    return span
