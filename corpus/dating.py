"""When a text was written, as far as it says so itself.

The rule, in this order:

1. A line that says "published", or failing that "updated", and gives a date, is believed.
2. Else the text must speak of its own present: "as of" a month or a day, "now" directly before a date, or words like
   "this year" and "recently". Then the latest date wins that the text looks back on: one behind "as of", one in or beside
   a sentence about the present, or one in a sentence in the past tense. A bare year counts only where a word of the
   present, or "as of", stands directly before it, so that the year that "this year" is compared with is not taken for it.
3. A date in a sentence about the future (will, plan, target, expected) does not count, nor one behind a bound or a base
   (by, until, since, from, than): deadlines, targets and forecasts date nothing.
4. A text that does neither has no date that can be known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.dates import PartialDate
from corpus.lexicons import lexicon
from corpus.sentences import sentence_spans

_NEAR = 30  # characters: how close before a bare year a word of the present must stand
_FEW_WORDS = 2  # that may stand between the two
_LONGEST_CREDIT = 100  # characters: a longer line is a paragraph that happens to begin with "published"


def infer_date(text: str) -> PartialDate | None:
    """The date of publication that `text` itself gives away, or nothing.

    >>> str(infer_date("As of the end of September 2025, 102 firms were listed. They plan for 2030."))
    '2025-09'
    >>> infer_date("The plan asks for 40 firms by 2030.") is None
    True
    """
    return _credited(text, "published") or _credited(text, "updated") or _looked_back_on(text)


@dataclass(frozen=True, slots=True)
class _Mention:
    date: PartialDate
    start: int
    end: int


def _credited(text: str, cue: str) -> PartialDate | None:
    """The date in a line of its own that begins with a cue: ``Published 12 May 2021``."""
    for match in _cue_line(cue).finditer(text):
        line = match["rest"]
        mention = next(_mentions(line), None)
        if mention and len(line) <= _LONGEST_CREDIT and not line[: mention.start].strip(" :：—-|,*_"):
            bare_year = not mention.date.month and ":" not in match.group() and "：" not in match.group()
            if not bare_year:
                return mention.date
    return None


@cache
def _cue_line(cue: str) -> re.Pattern[str]:
    cues = "|".join(lexicon("dating")[cue])
    return re.compile(rf"^[ \t>*_(]{{0,8}}(?:{cues})(?![a-z])(?P<rest>[^\n]*)", re.IGNORECASE | re.MULTILINE)


def _looked_back_on(text: str) -> PartialDate | None:
    sentences = [span.of(text) for span in sentence_spans(text)]
    present = [bool(_words("present").search(sentence)) for sentence in sentences]
    if not any(present) and not any(map(_ties_a_date, sentences)):
        return None
    dates = [
        mention.date
        for number, sentence in enumerate(sentences)
        for mention in _mentions(sentence)
        if _dates_text(sentence, mention, beside_present=any(present[max(number - 1, 0) : number + 2]))
    ]
    return max(dates, default=None)


def _ties_a_date(sentence: str) -> bool:
    """Whether the sentence says of one of its dates that it is the present."""
    return any(
        _follows_present(sentence, mention) or (mention.date.month and _is_as_of(sentence, mention))
        for mention in _mentions(sentence)
    )


def _dates_text(sentence: str, mention: _Mention, beside_present: bool) -> bool:
    """Whether the text looks back on a date, from no great distance."""
    looks_ahead = bool(_words("future").search(sentence))
    looks_back = bool(_words("past").search(sentence))
    if _is_as_of(sentence, mention):
        return looks_back or not looks_ahead
    if looks_ahead or _is_bound(sentence, mention):
        return False
    if _follows_present(sentence, mention):
        return True
    return bool(mention.date.month) and (looks_back or beside_present)


def _is_as_of(sentence: str, mention: _Mention) -> bool:
    return bool(_before("as_of").search(sentence[max(mention.start - _NEAR, 0) : mention.start]))


def _is_bound(sentence: str, mention: _Mention) -> bool:
    return bool(_before("bounds").search(sentence[max(mention.start - _NEAR, 0) : mention.start]))


def _follows_present(sentence: str, mention: _Mention) -> bool:
    """``the recently held 2025 fair``, ``so far in 2025``, ``in 2025 so far``, ``今年（2025年）``."""
    before = sentence[max(mention.start - _NEAR, 0) : mention.start]
    found = [match.end() for kind in ("present", "passing") for match in _words(kind).finditer(before)]
    between = before[max(found) :] if found else None
    close = between is not None and len(between.split()) <= _FEW_WORDS and not re.search(r"[.,;。，；]\s*\w", between)
    return close or bool(re.match(r" (?:so far|to date)\b", sentence[mention.end : mention.end + 9]))


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_bounded, lexicon("dating")[kind])), re.IGNORECASE)


@cache
def _before(kind: str) -> re.Pattern[str]:
    """One of the words, and nothing but articles and the like up to the end."""
    cues = "|".join(map(_bounded, lexicon("dating")[kind]))
    return re.compile(rf"(?:{cues})\s?(?:the |early |late |mid-)?$", re.IGNORECASE)


def _bounded(word: str) -> str:
    return rf"\b{word}\b" if word.isascii() and word[-1].isalpha() else word


def _mentions(text: str) -> Iterator[_Mention]:
    for match in _date_pattern().finditer(text):
        date = _read(match)
        if date:
            yield _Mention(date, match.start(), match.end())


def _read(match: re.Match[str]) -> PartialDate | None:
    known = lexicon("dating")
    parts = {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part}
    month = known["months"].get(parts.get("name", "").lower(), 0) or int(parts.get("month", 0))
    if not month and "stretch" in parts:
        month = known["stretches"][" ".join(parts["stretch"].lower().split())]
    if not month and "han" in parts:
        month = known["han_stretches"][parts["han"]]
    try:
        return PartialDate(int(parts["year"]), month, int(parts.get("day", 0)))
    except ValueError:
        return None


@cache
def _date_pattern() -> re.Pattern[str]:
    known = lexicon("dating")
    months, stretches, han = (_alternatives(known[name]) for name in ("months", "stretches", "han_stretches"))
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    gap = r"[ \u00a0\n]"
    shapes: Sequence[str] = (
        rf"(?<![\d.,]){_named(day, 'day1')}{gap}(?:of )?(?P<name1>{months})\b\.?,?{gap}(?P<year1>\d{{4}})(?!\d)",
        rf"\b(?P<name2>{months})\b\.?{gap}{_named(day, 'day2')},?{gap}(?P<year2>\d{{4}})(?!\d)",
        rf"(?:the end of |end of |end-)?\b(?P<name3>{months})\b\.?,?{gap}(?:of )?(?P<year3>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year4>(?:19|20)\d\d)(?P<sep4>[-/.])(?P<month4>\d{1,2})(?P=sep4)(?P<day4>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year5>\d{4}) ?年 ?(?P<month5>\d{1,2}) ?月(?: ?(?P<day5>\d{1,2}) ?日)?",
        rf"(?<!\d)(?P<year6>\d{{4}}) ?年(?:(?P<han6>{han}))?",
        rf"\b(?P<stretch7>{stretches})\s?(?P<year7>(?:19|20)\d\d)(?![\d-])",
        r"(?<![\d.,$€£¥-])(?P<year8>(?:19|20)\d\d)(?![\d%-]|[.,]\d)",
    )
    return re.compile("|".join(shapes), re.IGNORECASE)


def _named(pattern: str, name: str) -> str:
    return pattern.replace("(", f"(?P<{name}>", 1)


def _alternatives(words: Sequence[str]) -> str:
    """The longest first, so that none hides behind its own beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
