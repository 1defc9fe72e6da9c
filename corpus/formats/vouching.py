"""What a file's properties say of it, believed only where its text bears it out: templates leave strangers' names."""

import re
from datetime import date
from functools import cache

from corpus.dating.stated import stated_date
from corpus.dating.written import dates_in
from corpus.lexicons import lexicon

_LONGEST_NAME = 80
_LONGEST_TITLE = 200
_TOP = 5_000
"""Characters at the beginning of a text, where it says what it is."""


def vouched_name(name: str, text: str) -> str:
    """The author or publisher, where the text names him as well."""
    written = " ".join(name.split())
    return written if 0 < len(written) <= _LONGEST_NAME and _flat(written) in _flat(text) else ""


def vouched_title(title: str, text: str) -> str:
    """The title, where its words stand at the beginning of the text, or where it looks like one.

    >>> vouched_title("Microsoft Word - draft3.docx", "Rivers in May. They rose.")
    ''
    """
    written = " ".join(title.split())
    if not written or len(written) > _LONGEST_TITLE or _no_title().fullmatch(written):
        return ""
    return written if _flat(written) in _flat(text[:_TOP]) else ""


def vouched_date(made: date, text: str) -> str:
    """The day on which a file was made, as exactly as the beginning of its text has it, where the text gives no other.

    >>> vouched_date(date(2019, 7, 13), "Rain on 13 July 2019."), vouched_date(date(2022, 6, 1), "Rivers in 2022.")
    ('2019-07-13', '')
    """
    if stated_date(text):
        return ""
    found = [day for day in dates_in(text[:_TOP]) if day.month and day.first_day <= made <= day.last_day]
    return str(max(found, key=lambda day: (day.month, day.day), default=""))


@cache
def _no_title() -> re.Pattern[str]:
    """What programs put where no title was given."""
    return re.compile("|".join(lexicon("formats")["no_title"]), re.IGNORECASE)


def _flat(words: str) -> str:
    return re.sub(r"\W", "", words).casefold()
