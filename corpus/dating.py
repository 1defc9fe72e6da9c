"""When a text was written, as far as it says so itself.

The rule, in this order:

1. A line that says "published", or failing that "updated", and gives a date, is believed; then one of the first lines
   that is nothing but a date, or a date beside a credit; then a dateline ("HARWICK, 3 May 2024 - The barrier").
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import chain, islice

from corpus.blocks import is_credit
from corpus.dates import PartialDate
from corpus.lexicons import lexicon
from corpus.sentences import sentence_spans

_NEAR = 30  # characters: how close before a bare year a word of the present must stand
_MOST_DATES = 20  # that a sentence is read for; one with more is a table
_FEW_WORDS = 2  # that may stand between the two
_SO_FAR = re.compile(r" (?:so far|to date)\b")
_COUNTED = re.compile(r" [a-z]")
_TOP, _TOP_LINES = 2_000, 10  # characters and lines among which a date may head the text
_PLACE = re.compile(r"[A-Z][A-Z .'-]{2,40}(?: \([A-Za-z ]{2,30}\))?[,:]? ")
_DASH = re.compile(r" ?(?:\([\w /]{2,30}\) ?)?(?:--|[-–—])")
_LONGEST_DATE = 50  # characters
_LONGEST_CREDIT = 100  # characters: a longer line is a paragraph that happens to begin with "published"


def infer_date(text: str) -> PartialDate | None:
    """The date of publication that `text` itself gives away, or nothing.

    >>> str(infer_date("As of the end of September 2025, 102 firms were listed. They plan for 2030."))
    '2025-09'
    >>> infer_date("The plan asks for 40 firms by 2030.") is None
    True
    """
    return stated_date(text) or _spoken_from(text)


def stated_date(text: str) -> PartialDate | None:
    """The date that `text` gives as its own: in a line that says so, or at its top."""
    return _credited(text, "published") or _credited(text, "updated") or _headed(text)


def dates_in(text: str) -> Iterator[PartialDate]:
    """The dates in a text, in order, whatever they are of."""
    return (mention.date for mention in _mentions(text))


def read_date(written: str) -> PartialDate | None:
    """The first date in a few words, however it is written, or nothing.

    >>> str(read_date("Fri, 14 Mar 2025 08:30:00 GMT"))
    '2025-03-14'
    """
    mention = next(_mentions(written[:_LONGEST_CREDIT]), None)
    return mention.date if mention else None


def is_date(line: str) -> bool:
    """Whether a line is a date, of a month at least, and holds no more than one: as a title page does.

    >>> is_date("Nov 21, 2021"), is_date("It opened on 21 November 2021.")
    (True, False)
    """
    mention = next(_mentions(line), None) if len(line) <= _LONGEST_DATE else None
    return mention is not None and bool(mention.date.month) and _is_only_date(line, mention)


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


def _headed(text: str) -> PartialDate | None:
    """The date that stands at the top, as in a letter or a newspaper."""
    lines = (line.strip(" \t#>*_|") for line in text[:_TOP].split("\n"))
    for line in islice(filter(None, lines), _TOP_LINES):
        mention = next(_mentions(line[:_LONGEST_CREDIT]), None)
        if mention and mention.date.month and (_is_only_date(line, mention) or _is_dateline(line, mention)):
            return mention.date
    return None


def _is_only_date(line: str, mention: _Mention) -> bool:
    """Whether a line holds no more than a date: the day's name, the hour, the kind of text and credits aside."""
    if len(line) > _LONGEST_CREDIT:
        return False
    parts = (line[: mention.start], line[mention.end :])
    rests = [_beside_dates().sub(" ", part).strip(" ,.;:：|·•-–—()（）/") for part in parts]
    return all(not rest or is_credit(rest) for rest in rests)


def _is_dateline(line: str, mention: _Mention) -> bool:
    before, behind = line[: mention.start], line[mention.end :]
    return bool(_PLACE.fullmatch(before) and _DASH.match(behind))


@cache
def _beside_dates() -> re.Pattern[str]:
    words = "|".join(lexicon("dating")["beside"])
    return re.compile(rf"(?:{words})|\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?", re.IGNORECASE)


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
    mentions = tuple(islice(_mentions(sentence), _MOST_DATES))
    dates = tuple((mention.date, _tie(sentence, mention)) for mention in mentions)
    looks_ahead = bool(dates and _words("future").search(sentence))
    return _Sentence(
        dates,
        years=tuple(m.date.year for m in mentions if not looks_ahead and _has_come(sentence, m)),
        is_present=bool(_words("present").search(sentence)),
        looks_ahead=looks_ahead,
    )


def _has_come(sentence: str, mention: _Mention) -> bool:
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


def _tie(sentence: str, mention: _Mention) -> _Tie:
    before = sentence[max(mention.start - _NEAR, 0) : mention.start]
    if _ends_with(before, "as_of"):
        return _Tie.BOUND if _goes_on_ahead(sentence, mention.end) else _Tie.AS_OF
    if _ends_with(before, "bounds") or _is_base(before):
        return _Tie.BOUND
    return _Tie.NOW if _ends_with_now(before) or _SO_FAR.match(sentence, mention.end) else _Tie.NONE


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
