"""The date that a text gives as its own: in a line that says so, at its top, or where it speaks of itself."""

import re
from functools import cache
from itertools import islice

from corpus.dates import PartialDate
from corpus.dating.written import Mention, mentions
from corpus.lexicons import lexicon
from corpus.sentences.blocks import is_credit

_TOP, _TOP_LINES = 2_000, 10
"""Characters and lines among which a date may head the text."""
_PLACE = re.compile(r"[A-Z][A-Z .'-]{2,40}(?:, [A-Z][A-Za-z. ]{1,30}| \([A-Za-z ]{2,30}\))?[,:]? ")
"""In capitals, perhaps with its state or country: ``MILLBROOK, Ohio, ``."""
_PLACE_APART = re.compile(r"[A-Z][A-Za-z .'-]{2,40}(?:, [A-Z][A-Za-z. ]{1,30})? ?(?:--|[-–—]) ?")
_MARKS = " \t#>*_|"
_DASH = re.compile(r" ?(?:[(/][\w /]{2,30}[)/] ?)?(?:--|[-–—])")
_NAME = re.compile(
    r"(?P<name>[^\d:：.!?。#|]{1,69}?[^\s\d:：.!?。#|])\s{0,4}[,|·•–—-]\s{0,4}|(?P<han>[\u4e00-\u9fff]{4,20})\s{1,4}"
)
"""Of whoever signs with a date: ``River Board, 4 April 2022``."""
_FIRST_SIGNED, _AHEAD, _MOST_DATES = 1900, 6, 200
"""A year before which nothing is signed; for how many years texts plan; how many dates of a text are looked at."""
_PARTED = re.compile(r"\s[·|•/–—]\s")
_SIGNED_LINES = 6
"""Among which a text may be signed at its top."""
_LONGEST_DATE = 50
"""Characters."""
_LONGEST_CREDIT = 100
"""Characters: a longer line is a paragraph that happens to begin with "published"."""
_FURTHER = 20
"""Characters behind what a text says of itself in which its date begins."""


def stated_date(text: str) -> PartialDate | None:
    r"""The date that `text` gives as its own, or nothing.

    >>> str(stated_date("Rivers\n\nThis is version 0.21 of the survey, last updated 2 October 2018. They rose."))
    '2018-10-02'
    """
    return credited_date(text) or _headed(text) or _of_itself(text)


def credited_date(text: str) -> PartialDate | None:
    r"""The date in a line that says "published" or, failing that, "updated"; or nothing.

    >>> str(credited_date("Rivers\nPublished 12 May 2021"))
    '2021-05-12'
    """
    return _credited(text, "published") or _credited(text, "updated")


def is_date(line: str) -> bool:
    """Whether a line is a date, of a month at least, and holds no more than one: as a title page does.

    >>> is_date("Nov 21, 2021"), is_date("It opened on 21 November 2021.")
    (True, False)
    """
    mention = next(mentions(line), None) if len(line) <= _LONGEST_DATE else None
    return mention is not None and bool(mention.date.month) and _is_only_date(line, mention)


def _credited(text: str, cue: str) -> PartialDate | None:
    """The date in a line of its own that begins with a cue: ``Published 12 May 2021``."""
    for match in _cue_line(cue).finditer(text):
        line = match["rest"]
        mention = next(mentions(line), None)
        if mention and len(line) <= _LONGEST_CREDIT and not line[: mention.start].strip(" :：—-|,*_"):
            bare_year = not mention.date.month and ":" not in match.group() and "：" not in match.group()
            if not bare_year:
                return mention.date
    return None


@cache
def _cue_line(cue: str) -> re.Pattern[str]:
    cues = "|".join(lexicon("dating")[cue])
    return re.compile(rf"(?:^|[·|•;])[ \t>*_(]{{0,8}}(?:{cues})(?![a-z])(?P<rest>[^\n]*)", re.IGNORECASE | re.MULTILINE)


def _headed(text: str) -> PartialDate | None:
    """The date that stands at the top, as in a letter or a newspaper."""
    written = [line for line in text[:_TOP].split("\n") if line.strip(_MARKS)]
    for number, line in enumerate(written[:_TOP_LINES]):
        words = line.strip(_MARKS)
        mention = next(mentions(words[:_LONGEST_CREDIT]), None)
        if not mention or not mention.date.month:
            continue
        may_be_signed = number < _SIGNED_LINES and not line.startswith(("#", "|", "-"))
        is_signed = may_be_signed and _is_signature(words, mention) and _is_recent(mention.date, text)
        is_issue = may_be_signed and not mention.date.day and _is_a_part(words)
        if is_signed or is_issue or _is_only_date(words, mention) or _is_dateline(words, mention):
            return mention.date
    return None


def _is_a_part(line: str) -> bool:
    """Whether a month stands alone between signs that part a line: ``Letter of the Trust · No. 14, June 2023``."""
    parts = _PARTED.split(line) if len(line) <= _LONGEST_CREDIT else []
    found = [(part, mention) for part in parts if (mention := next(mentions(part), None))]
    return len(parts) > 1 and len(found) == 1 and _is_only_date(*found[0])


def _is_only_date(line: str, mention: Mention) -> bool:
    """Whether a line holds no more than a date: the day's name, the hour, the kind of text and credits aside."""
    if len(line) > _LONGEST_CREDIT:
        return False
    parts = (line[: mention.start], line[mention.end :])
    rests = [_beside_dates().sub(" ", part).strip(" ,.;:：|·•-–—()（）/") for part in parts]
    return all(not rest or is_credit(rest) for rest in rests)


def _is_dateline(line: str, mention: Mention) -> bool:
    before, behind = line[: mention.start], line[mention.end :]
    return bool((_PLACE.fullmatch(before) or _PLACE_APART.fullmatch(before)) and _DASH.match(behind))


def _is_signature(line: str, mention: Mention) -> bool:
    """Whether a line is a name with the day on which its bearer wrote; with a place it would be an event."""
    rest = _beside_dates().sub(" ", line[: mention.start])
    signed = _NAME.fullmatch(rest) if len(line) <= _LONGEST_CREDIT else None
    if signed is None or line[mention.end :].strip(" ,.·|") or not mention.date.day:
        return False
    return not _no_signature().search(signed["name"] or signed["han"])


def _is_recent(date: PartialDate, text: str) -> bool:
    """Whether a text speaks of no time that is long after a date, as what it looks back on."""
    years = (mention.date.year for mention in islice(mentions(text), _MOST_DATES))
    return date.year >= _FIRST_SIGNED and max(years) <= date.year + _AHEAD


@cache
def _no_signature() -> re.Pattern[str]:
    """Words of places where people meet, and of what has a day of its own."""
    words, han = ("|".join(lexicon("dating")[name]) for name in ("unsigned", "unsigned_han"))
    return re.compile(rf"\b(?:{words})\b|{han}", re.IGNORECASE)


@cache
def _beside_dates() -> re.Pattern[str]:
    words = "|".join(lexicon("dating")["beside"])
    return re.compile(rf"(?:{words})|\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?", re.IGNORECASE)


def _of_itself(text: str) -> PartialDate | None:
    """The date directly behind words with which the top of a text speaks of itself: ``last updated`` (2 May 2018)."""
    for match in _itself().finditer(text[:_TOP]):
        behind = text[match.end() : match.end() + _LONGEST_CREDIT]
        mention = next(mentions(behind), None)
        if (
            mention
            and mention.date.month
            and mention.start < _FURTHER
            and not re.search(r"[.;。]", behind[: mention.start])
        ):
            return mention.date
    return None


@cache
def _itself() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("dating")["itself"]), re.IGNORECASE)
