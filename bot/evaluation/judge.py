"""Whether a reply is the right one for its gold question."""

import re
from dataclasses import dataclass

from bot.answering.said.reply import Reply
from bot.answering.said.support import figures_in
from bot.answering.workings.working import money_in_chinese
from bot.evaluation.gold import GoldQuestion
from corpus.quantities import read_quantities


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right about one reply."""

    question: GoldQuestion
    reply: Reply
    right: bool
    """It says what it should, or refuses where it should."""
    cites_right: bool
    """Every sentence that proves the answer is quoted."""
    supported: bool
    """Every figure of the answer stands in a footnote, in the question or among the operands."""
    ms: float


def judge(question: GoldQuestion, reply: Reply, ms: float) -> Verdict:
    """Hold a reply against its gold question."""
    return Verdict(
        question=question,
        reply=reply,
        right=_is_right(question, reply),
        cites_right=all(any(part in note.quote for note in reply.footnotes) for part in question.cites),
        supported=_is_supported(question, reply),
        ms=ms,
    )


def says(text: str, wanted: str) -> bool:
    """Whether a text has the wanted words, from the beginning of a word on; a figure must be whole.

    >>> says("47 parks, 7.5%", "7"), says("Yes: 7 parks", "yes"), says("7 circuits", "circuit"), says("7亿元", "7")
    (False, True, True, True)
    """
    ends = r"(?![a-z_\d]|[.,]\d)" if wanted[-1].isdigit() else ""
    pattern = rf"(?<![a-z_\d.])(?<!\d,){re.escape(wanted.casefold())}{ends}"
    if not wanted.isascii():
        pattern = re.escape(wanted.casefold())
    return re.search(pattern, text.casefold()) is not None


def _is_right(question: GoldQuestion, reply: Reply) -> bool:
    if question.expect == "refuse":
        return reply.abstained
    if reply.abstained:
        return False
    return all(any(says(reply.text, wanted) for wanted in group) for group in question.answers)


def _is_supported(question: GoldQuestion, reply: Reply) -> bool:
    held = {figure for note in reply.footnotes for figure in figures_in(f"{note.quote} {note.published}")}
    if reply.language == "zh":
        held |= {figure for note in reply.footnotes for figure in _in_chinese(note.quote)}
    held |= set(reply.operands)
    asked = set(figures_in(question.question))
    text = reply.text
    for note in reply.footnotes:
        text = text.replace(f"[{note.n}]", "")
    return reply.kind == "computed" or all(figure in held or figure in asked for figure in figures_in(text))


def _in_chinese(quote: str) -> list[str]:
    """The figures of a quote's sums of money as a reply in Chinese says them, with the source's own beside them."""
    return [figure for sum_of_it in read_quantities(quote, "en") for figure in figures_in(money_in_chinese(sum_of_it))]
