"""Doubts about a Chinese statement: what tells that its words were cut wrongly. One, and it answers nothing."""

import re

from corpus.extraction.chinese.clauses import Clause, edge, pattern, word, words_of
from corpus.extraction.chinese.owners import Owner
from corpus.extraction.chinese.wording import is_compared
from corpus.period import Period
from corpus.quantity import Quantity

_LEAST = 10
_A_YEAR = 366
_SPACE_WITHIN = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")


def is_doubtful(text: str, clause: Clause, figure: Quantity, owner: Owner, period: Period | None) -> bool:
    """Whether a figure of a sentence, with the owner and the period that it was given, should answer nothing."""
    return (
        _is_cut(owner)
        or _is_apart(text, figure)
        or _is_qualifier(text, figure, owner)
        or _is_mere_word(text, figure)
        or figure.surface.endswith(words_of("pieces"))
        or _has_unread_unit(text, figure)
        or _is_of_many_years(text, clause, figure, period)
        or _is_since_long_ago(text, clause, figure, period)
        or _is_of_part(text, period)
        or _is_what_was(text, figure)
        or any(one in text for one in words_of("suppositions"))
    )


def _is_cut(owner: Owner) -> bool:
    """Whether subject or measure is no phrase, but holds the words of a clause."""
    metric = "" if _is_measure(owner.metric) else owner.metric
    whole = owner.subject + metric
    has_signs = any(not one.isalnum() and one not in "·-（）()&. " for one in whole)
    is_open = any(whole.count(left) != whole.count(right) for left, right in ("()", "（）"))
    is_torn = (
        owner.subject.startswith(words_of("torn_starts"))
        or metric.startswith(words_of("torn_starts"))
        or owner.subject.endswith(words_of("torn_ends"))
        or metric.removesuffix(word("number")).endswith(words_of("torn_ends"))
        or any(one in whole for one in words_of("torn"))
    )
    is_vague = (
        any(one in owner.subject for one in words_of("vague"))
        or any(one in whole for one in words_of("rates"))
        or owner.subject in words_of("stand_ins")  # of a topic that is not known
        or (not owner.scope and owner.subject.startswith(words_of("whole_places")))
    )
    is_named = bool(owner.subject) and bool(owner.metric)
    return not is_named or has_signs or is_open or is_torn or is_vague or bool(_SPACE_WITHIN.search(whole))


def _is_measure(metric: str) -> bool:
    """Whether a measure is one that we know, as it stands or with whom something goes to: 对东盟出口."""
    is_towards = metric.startswith(words_of("towards")) and metric.endswith(words_of("trade"))
    return metric in words_of("metrics") or is_towards


def _is_apart(text: str, figure: Quantity) -> bool:
    """``（5名官员``, ``这三家``: a figure in brackets, or one that points at what was named before."""
    before = text[: figure.span.start].rstrip()
    return before.endswith(("(", "（", *words_of("pointing")))


def _is_qualifier(text: str, figure: Quantity, owner: Owner) -> bool:
    """``1000万人次以上的机场``, ``20万吨级泊位``: a figure that says which things are meant, or is of them."""
    if text[figure.span.end :].startswith(words_of("classing")):
        return True
    return text[figure.span.end :].startswith(word("of")) and (figure.operator != "=" or not owner.is_whole)


def _is_mere_word(text: str, figure: Quantity) -> bool:
    """``两种力``, ``三次``: a small number in characters counts little, but where somebody is said to have so many."""
    is_small = figure.value <= _LEAST and pattern("small_number").match(figure.surface) is not None
    is_counted = figure.unit in words_of("counters") or figure.unit == "person"
    before = text[: figure.span.start].rstrip(edge("number"))
    is_had = before.endswith(words_of("having")) and figure.unit in words_of("counters_of_things")
    return is_small and is_counted and not is_had


def _has_unread_unit(text: str, figure: Quantity) -> bool:
    """Whether a word that is no unit we know is glued to a bare number."""
    behind = text[figure.span.end : figure.span.end + 1]
    return not figure.unit and figure.shape == "amount" and (behind.isalnum() or behind == "/")


def _is_of_many_years(text: str, clause: Clause, figure: Quantity, period: Period | None) -> bool:
    """A level to which something came within several years, or one in a list of years."""
    is_long = bool(period and period.start and period.end and (period.end - period.start).days > _A_YEAR)
    said = text[clause.span.start : figure.span.end]
    is_level = any(one in said for one in (*words_of("from"), *words_of("reaching")))
    return (is_long and is_level) or pattern("years").search(text) is not None


def _is_since_long_ago(text: str, clause: Clause, figure: Quantity, period: Period | None) -> bool:
    """``比2019年减少300人``: a change since another year than the one before is none of the time that is spoken of."""
    bases = [one for one in clause.periods if one.span and one.span.end <= figure.span.start and is_compared(text, one)]
    named = [one.start.year for one in bases if one.start and any(sign.isdigit() for sign in one.surface)]
    return bool(named) and (period is None or period.start is None or min(named) < period.start.year - 1)


def _is_of_part(text: str, period: Period | None) -> bool:
    """``1月前两周``: a figure of the first days of a month is none of the month."""
    at = text.find(period.surface) if period and period.surface else -1
    return period is not None and at >= 0 and pattern("first_of").match(text, at + len(period.surface)) is not None


def _is_what_was(text: str, figure: Quantity) -> bool:
    """``利润率由8.2%降至6.5%``: what something was before has another time than what it came to, and none beside it."""
    return text[: figure.span.start].rstrip().endswith(words_of("from"))
