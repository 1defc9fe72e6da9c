"""What a file's properties say of it, believed only where its text bears it out: templates leave strangers' names."""

import re
from functools import cache

from corpus.lexicons import lexicon

_LONGEST_NAME = 80
_LONGEST_TITLE = 200


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
    return written if _flat(written) in _flat(text[:5_000]) else ""


@cache
def _no_title() -> re.Pattern[str]:
    """What programs put where no title was given."""
    return re.compile("|".join(lexicon("formats")["no_title"]), re.IGNORECASE)


def _flat(words: str) -> str:
    return re.sub(r"\W", "", words).casefold()
