"""When a text was written, as far as it says so itself.

The rule, in this order:

1. A line that says "published", or failing that "updated", and gives a date, is believed; then one of the first lines
   that is nothing but a date, or a date beside a credit; then a dateline ("HARWICK, 3 May 2024 - The barrier"); then
   a date in the first paragraphs that the text gives itself ("This report was written in May 2024").
2. Else the text must speak of its own present: "as of" a month or a day, "now" directly before a date, or words
   like "this year" and "recently". Then the latest date wins that the text so ties to it: one behind "as of", or one in
   or beside a sentence about the present. A bare year counts only where "as of" or a word of the present stands
   directly before it, so that the year with which "this year" is compared is not taken for it. A text that has a later
   year behind it was not written then, and has no date that can be known.
3. A date in a sentence about the future (will, plan, target, expected) does not count, nor one behind a bound or a base
   (by, until, since, from, than): deadlines, targets and forecasts date nothing.
4. A text that does neither has no date that can be known.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import chain, islice

from corpus.dates import PartialDate
from corpus.dating.stated import stated_date
from corpus.dating.written import Mention, mentions
from corpus.lexicons import lexicon
from corpus.sentences import sentence_spans

_NEAR = 30  # characters: how close before a bare year a word of the present must stand
_MOST_DATES = 20  # that a sentence is read for; one with more is a table
_FEW_WORDS = 2  # that may stand between the two
_COUNTED = re.compile(r" [a-z]")


def infer_date(text: str) -> PartialDate | None:
    """The date of publication that `text` itself gives away, or nothing.

    >>> str(infer_date("As of the end of September 2025, 102 firms were listed. They plan for 2030."))
    '2025-09'
    >>> infer_date("The plan asks for 40 firms by 2030.") is None
    True
    """
    return stated_date(text) or _spoken_from(text)


class _Tie(Enum):
    """How the words directly before a date tie it to the present."""

    AS_OF = "as of"
    NOW = "now"
    BOUND = "by, since, than"
    NONE = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    dates: tuple[tuple[PartialDate, _Tie], ...]
    years: tuple[int, ...]
    """Those in which something was so, or is: the text was not written before."""
    is_present: bool
    looks_ahead: bool


def _spoken_from(text: str) -> PartialDate | None:
    """The latest date that the text says is near its present."""
    sentences = [_read_sentence(span.of(text)) for span in sentence_spans(text)]
    if not any(sentence.is_present or _ties_a_date(sentence) for sentence in sentences):
        return None
    dates = [
        date
        for number, sentence in enumerate(sentences)
        for date, tie in sentence.dates
        if _counts(sentence, date, tie, any(near.is_present for near in sentences[max(number - 1, 0) : number + 2]))
    ]
    latest = max(dates, default=None)
    years = chain.from_iterable(sentence.years for sentence in sentences)
    return latest if latest and latest.year >= max(years, default=0) else None


def _read_sentence(sentence: str) -> _Sentence:
    found = tuple(islice(mentions(sentence), _MOST_DATES))
    dates = tuple((mention.date, _tie(sentence, mention)) for mention in found)
    looks_ahead = bool(dates and _words("future").search(sentence))
    return _Sentence(
        dates,
        years=tuple(m.date.year for m in found if not looks_ahead and _has_come(sentence, m)),
        is_present=bool(_words("present").search(sentence)),
        looks_ahead=looks_ahead,
    )


def _has_come(sentence: str, mention: Mention) -> bool:
    """Whether a date was there when the sentence was written; a bare number that counts something is none."""
    before = sentence[: mention.start]
    if not mention.date.month and _COUNTED.match(sentence, mention.end):
        return before.lower().endswith("in ")
    return _tie(sentence, mention) is not _Tie.BOUND


def _ties_a_date(sentence: _Sentence) -> bool:
    """Whether the sentence says of one of its dates that it is the present; "as of" a bare year may be long ago."""
    return any(tie is _Tie.NOW or (tie is _Tie.AS_OF and date.month) for date, tie in sentence.dates)


def _counts(sentence: _Sentence, date: PartialDate, tie: _Tie, beside_present: bool) -> bool:
    """Whether the text says of a date that it is near its present."""
    if tie is _Tie.AS_OF:
        return True
    if sentence.looks_ahead or tie is _Tie.BOUND:
        return False
    return tie is _Tie.NOW or (bool(date.month) and beside_present)


def _tie(sentence: str, mention: Mention) -> _Tie:
    before = sentence[max(mention.start - _NEAR, 0) : mention.start]
    if _ends_with(before, "as_of"):
        return _Tie.BOUND if _goes_on_ahead(sentence, mention.end) else _Tie.AS_OF
    if _ends_with(before, "bounds") or _is_base(before):
        return _Tie.BOUND
    is_now = _ends_with_now(before) or sentence.startswith(_cues("so_far"), mention.end)
    return _Tie.NOW if is_now else _Tie.NONE


def _goes_on_ahead(sentence: str, start: int) -> bool:
    """Whether the first verb from there on speaks of the future: "as of" a date that is still to come."""
    ahead = _words("future").search(sentence, start)
    back = _words("past", "states").search(sentence, start)
    return ahead is not None and (back is None or ahead.start() <= back.start())


def _is_base(before: str) -> bool:
    """Whether a comparison starts from the date: ``up from 5 in`` (March 2024)."""
    clause = before.rpartition(",")[2]
    found = [match.group().lower() for match in _words("bases", "outcomes").finditer(clause)]
    return bool(found) and found[-1] in lexicon("dating")["bases"]


def _ends_with_now(before: str) -> bool:
    """``the recently held`` (2025 fair), ``so far in`` (2025), ``今年（`` (2025年)."""
    found = [match.end() for match in _words("present", "passing").finditer(before)]
    between = before[found[-1] :] if found else before
    return bool(found) and len(between.split()) <= _FEW_WORDS and not re.search(r"[.,;。，；]\s*\w", between)


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(word) for kind in kinds for word in lexicon("dating")[kind]), re.IGNORECASE)


def _ends_with(before: str, kind: str) -> bool:
    """Whether the last words are of that kind, articles and the like left aside."""
    words = before.lower().rstrip()
    for filler in lexicon("dating")["fillers"]:
        words = words.removesuffix(" " + filler).rstrip()
    return (" " + words).endswith(_cues(kind))


@cache
def _cues(kind: str) -> tuple[str, ...]:
    return tuple(f" {word}" if word.isascii() else word for word in lexicon("dating")[kind])


def _bounded(word: str) -> str:
    return rf"\b{word}\b" if word.isascii() and word[-1].isalpha() else word
