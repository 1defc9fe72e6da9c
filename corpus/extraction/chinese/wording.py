"""The words that stand before a figure: without times and fillers, and parted from the word that says its kind."""

import re

from corpus.extraction.chinese.clauses import Clause, edge, pattern, triggers, words_of
from corpus.period import Period

_EMPTY = re.compile(r"（[至到、，-]?）|\([至到、，-]?\)")
"""Brackets in which nothing but a period stood."""


def without_periods(text: str, clause: Clause, start: int, end: int) -> str:
    """The words between two places of a clause, less the periods in them and what compares with these."""
    words, at = "", start
    for period in clause.periods:
        if period.span and start <= period.span.start and period.span.end <= end:
            words += text[at : period.span.start] + (
                period.surface[:1] if period.surface.startswith(words_of("until")) else ""
            )
            words = words[:-1] if is_compared(text, period) else words
            at = period.span.end
    return _EMPTY.sub("", words + text[at:end])


def without_fillers(words: str) -> str:
    """What some words name, without what leads up to it and what stands between it and its figure.

    >>> without_fillers("其中出口总额同比")
    '出口总额'
    """
    core = words.rstrip(edge("behind"))
    while filler := next((one for one in words_of("before_triggers") if core.endswith(one)), ""):
        core = core.removesuffix(filler).rstrip(edge("behind"))
    return without_leads(core)


def without_leads(words: str) -> str:
    """What some words name, without what leads up to it.

    >>> without_leads("而自主品牌销量")
    '自主品牌销量'
    """
    core = words
    while lead := _lead_of(core):
        core = core.removeprefix(lead).lstrip(edge("before"))
    return core


def _lead_of(words: str) -> str:
    if words.startswith(words_of("no_leads")):
        return ""
    return next((one for one in words_of("leads") if words.startswith(one)), "")


def trigger_of(words: str) -> tuple[str, str]:
    """The kind of what stands right before a figure, and the words before that.

    >>> trigger_of("规模达")
    ('level', '规模')
    """
    plain = words.rstrip(edge("behind"))
    found = next(((one, kind) for one, kind in triggers() if plain.endswith(one)), None)
    return (found[1], plain.removesuffix(found[0])) if found else ("level", plain)


def is_compared(text: str, period: Period) -> bool:
    """Whether a period is only what something is compared with: 比上年, 比2023年同期."""
    before = pattern("year_behind").sub("", text[: period.span.start] if period.span else "")
    return before[-1:] in words_of("comparing")
