"""The audit of a reply: what was composed says what was audited, all of it, with its marks, and nothing else.

Every finding stands in the reply to the letter, before the mark of its footnote; every footnote is the cited slice of
its article. With the audited words taken out, only words of the templates may be left: so a word that was swapped is
caught even where both stand in the same quote.
"""

import re
from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon
from bot.answering.said.answer import Answer, BooleanAnswer, Citation, ComputedAnswer, Finding, NoAnswer
from bot.answering.said.own_scale import sum_in_chinese
from bot.answering.said.reply import Reply
from bot.answering.said.said_plainly import plain
from bot.answering.said.saying import say
from bot.answering.workings.computation import Computation
from bot.answering.workings.conversion import Conversion
from corpus.spans import Span
from corpus.words import read_words, stems_of

_MARK = re.compile(r"\[(\d+)\]")
_NAMES_ASKED = frozenset(("entity_unknown", "period_not_covered", "attribute_not_stated", "operands_incomplete"))
_GAP = "\n\x00\n"
"""What stands in for words that were taken out, so that what is left does not grow together."""


def audit_reply(reply: Reply, answer: Answer, question: Question, fixed: Sequence[str]) -> bool:
    """Whether a composed reply says all that was audited, and nothing that was not.

    Args:
        reply: what would be sent.
        answer: what it was composed from, audited.
        question: what was asked; a refusal may repeat its words.
        fixed: the stems of the template's own words, in order.
    """
    return (
        _quotes_stand(reply, answer)
        and all(_is_said(finding, reply) for finding in _shown(answer))
        and _says_what_of(reply, answer)
        and _says_verdict(reply, answer)
        and _repeats(answer, question)
        and _nothing_else(reply, answer, fixed)
    )


def _quotes_stand(reply: Reply, answer: Answer) -> bool:
    """Whether the footnotes are the slices of the articles that the answer cites, in the order of their numbers."""
    cited = list(dict.fromkeys(finding.citation for finding in answer.findings))
    return len(cited) == len(reply.footnotes) and all(
        (note.article, Span(note.start, note.end), note.quote) == (citation.article.id, citation.span, citation.quote)
        for citation, note in zip(cited, reply.footnotes, strict=True)
    )


def _shown(answer: Answer) -> tuple[Finding, ...]:
    """The findings that a reply says one by one; those of a sum or of a conversion stand in its working."""
    if isinstance(answer, ComputedAnswer) and isinstance(answer.computation, Computation | Conversion):
        return (answer.stated,) if answer.stated else ()
    return answer.findings


def _is_said(finding: Finding, reply: Reply) -> bool:
    """Whether the reply has the finding's words, and next behind them the mark of its citation."""
    number = _numbers(reply)[_place(finding)]
    words = plain(finding.text)
    marks = (_MARK.search(reply.text, start + len(words)) for start in _places(words, reply.text))
    return any(mark is not None and int(mark[1]) == number for mark in marks)


def _places(words: str, text: str) -> Iterator[int]:
    """Where words begin in a text, from the first place to the last.

    Looked for as they are: to make a pattern of what is looked for once takes longer than all the rest of the audit.
    """
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _says_what_of(reply: Reply, answer: Answer) -> bool:
    """Whether the reply says of each value what it is the value of, and a refusal what was asked for."""
    if isinstance(answer, NoAnswer):
        return answer.reason not in _NAMES_ASKED or answer.asked in reply.text
    told = answer.inputs if isinstance(answer, ComputedAnswer) else answer.findings
    abouts = [getattr(answer, "about", ""), *(finding.about for finding in told)]
    return all(plain(about).casefold() in reply.text.casefold() for about in abouts)


def _numbers(reply: Reply) -> dict[tuple[str, Span], int]:
    return {(note.article, Span(note.start, note.end)): note.n for note in reply.footnotes}


def _place(finding: Finding) -> tuple[str, Span]:
    return finding.citation.article.id, finding.citation.span


def _says_verdict(reply: Reply, answer: Answer) -> bool:
    """Whether yes and no are what was found, and a result is the one that was worked out, at the head of the reply."""
    if isinstance(answer, BooleanAnswer):
        yes = lexicon("computing")["said"][reply.language]["yes" if answer.verdict else "no"]
        return reply.text.casefold().startswith(yes.casefold())
    if isinstance(answer, ComputedAnswer):
        said = say(answer.computation, reply.language)
        if said is None:
            return False
        if isinstance(answer.computation, Computation | Conversion):
            numbers = dict.fromkeys(_numbers(reply)[_place(finding)] for finding in answer.inputs)
            marks = " ".join(f"[{number}]" for number in numbers)
            return f"{said.working} {marks}" in reply.text and (
                bool(answer.stated) or reply.paragraphs[0] == said.value
            )
        return said.working in reply.text and reply.text.startswith(said.value)
    return True


def _repeats(answer: Answer, question: Question) -> bool:
    """Whether what a refusal says was asked for was: by its words, misspelt ones aside."""
    if not isinstance(answer, NoAnswer) or answer.reason == "invalid_question":
        return True
    asked = frozenset(stems_of(question.text)) | question.stems
    return frozenset(stems_of(answer.asked)) <= asked | frozenset(stems_of(question.searched)) or _is_year(answer.asked)


def _is_year(words: str) -> bool:
    """A year that "the year before" means is not said by the question."""
    return re.fullmatch(r"\d{4}", words) is not None


def _nothing_else(reply: Reply, answer: Answer, fixed: Sequence[str]) -> bool:
    """Whether only wording of the template is left of a reply without what was audited."""
    left = _MARK.sub(" ", reply.text)
    for piece in sorted(_pieces(reply, answer), key=len, reverse=True):
        left = _without(piece, left)
    runs = (read_words(run) for run in left.split("\n"))
    return all(_are_fixed([word.stem for word in run], fixed) for run in runs if run)


def _without(piece: str, text: str) -> str:
    """The text without the first mention of just these words: the "A" of "hemophilia A" is not the one of "state"."""
    for start in _places(_small(piece), _small(text)):
        end = start + len(piece)
        if not (_grow_together(text[start - 1 : start], piece[0]) or _grow_together(piece[-1], text[end : end + 1])):
            return f"{text[:start]}{_GAP}{text[end:]}"
    return text


def _small(text: str) -> str:
    """In small letters, each at the place of its own: one of them becomes two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one.lower()[0] for one in text)


def _grow_together(before: str, behind: str) -> bool:
    """Whether two neighbouring characters are parts of one word, or number; there may be none on one side."""
    return bool(before) and bool(behind) and (before + behind).isascii() and (before + behind).isalnum()


def _are_fixed(stems: Sequence[str], fixed: Sequence[str]) -> bool:
    """Whether these words stand one after the other in the template: "say nothing about", not "say this about"."""
    return any(list(fixed[start : start + len(stems)]) == stems for start in range(len(fixed)))


def _pieces(reply: Reply, answer: Answer) -> Iterator[str]:
    """All that a reply may say beyond its template, as often as it may say it."""
    for finding in answer.findings:
        yield from (plain(words) for words in (finding.text, finding.about) if words)
        yield from _date_of(finding.citation)
    if own := sum_in_chinese(answer, reply.language):
        yield own
    if getattr(answer, "about", ""):
        yield plain(getattr(answer, "about", ""))
    if isinstance(answer, NoAnswer) and answer.asked:
        yield answer.asked
    if isinstance(answer, ComputedAnswer) and answer.first:
        yield plain(answer.first.about)
    said = say(answer.computation, reply.language) if isinstance(answer, ComputedAnswer) else None
    if said:
        yield from (words for words in (said.value, said.working) if words)


def _date_of(citation: Citation) -> Iterator[str]:
    if citation.article.published:
        yield str(citation.article.published)
