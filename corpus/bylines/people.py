"""Names of people as credit lines have them: one or several, Latin or Chinese; what is no name for certain is none."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from corpus.lexicons import lexicon

_HAN: Final = "\u4e00-\u9fff"
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
_LONGEST: Final = 60
_MOST: Final = 6


def latin_names(words: str) -> str:
    """The names at the beginning of words, with commas between; nothing where they are followed by what is no credit.

    >>> latin_names("Anna Berg and Jonas Weir in Harwick"), latin_names("Anna Berg, River Gazette")
    ('Anna Berg, Jonas Weir', 'Anna Berg')
    >>> latin_names("Train From Harwick To Ostland"), latin_names("Monday")
    ('', '')
    """
    names: list[str] = []
    position, is_joined = 0, True
    while match := _latin().match(words, position):
        if not _may_be_name(match["name"]) or len(names) == _MOST:
            break
        names.append(match["name"])
        position, separator = match.end(), match["separator"].strip()
        is_joined = separator not in {"", ","}
        if not separator:
            break
    rest = words[position:]
    is_cut_off = bool(rest) and not _tail().match(rest) and words[:position].rstrip()[-1:] not in {",", ";"}
    if not names or is_cut_off:
        return ""
    # Behind a comma stands another name only where the last one follows an "and": else a role, or a paper.
    return ", ".join(names if _AND.search(words[:position]) or is_joined else names[:1])


def han_names(words: str) -> str:
    """The Chinese names at the beginning of words, with commas between; each begins with one of the common surnames.

    >>> han_names("李明 王强"), han_names("李明、王强）"), han_names("获悉，水位")
    ('李明, 王强', '李明, 王强', '')
    """
    found = _han().match(words)
    return ", ".join(_split_han(found[0])) if found else ""


_AND: Final = re.compile(r"\s(?:and|&|und|et|y)\s|;")


def _may_be_name(name: str) -> bool:
    words = [word.strip(".,'’").lower() for word in re.split(r"[\s-]+", name)]
    return len(name) <= _LONGEST and frozenset(words).isdisjoint(_no_name())


def _split_han(words: str) -> Iterator[str]:
    yield from (name for name in re.split(r"[\s、，,]+", words) if name)


@cache
def _latin() -> re.Pattern[str]:
    """A name of two to five words, and what parts it from the next."""
    particles = "|".join(lexicon("bylines")["particles"])
    word = rf"(?:[{_CAPITAL}]\.|[{_CAPITAL}][\w'’-]+\.?)"
    return re.compile(
        rf"(?P<name>{word}(?:\s(?:(?:{particles})\s){{0,2}}{word}){{1,4}}(?!\w))"
        r"(?P<separator>\s?(?:,\s?(?:and|&|und|et|y)\s|[,;]\s|\s(?:and|&|und|et|y)\s)|)"
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow the names of a credit: where, for whom, when."""
    words = "|".join(lexicon("bylines")["behind_names"])
    return re.compile(rf"\s?(?:[,;|/•·)\]—–\d-]|\(|\.?$|(?:{words})\b)", re.IGNORECASE)


@cache
def _no_name() -> frozenset[str]:
    return frozenset(lexicon("bylines")["no_name"])


@cache
def _han() -> re.Pattern[str]:
    known = lexicon("bylines")
    surname = f"(?:{'|'.join(known['long_surnames'])}|[{known['surnames']}])"
    name = rf"{surname}[{_HAN}]{{1,2}}(?![{_HAN}])"
    return re.compile(rf"{name}(?:[\s、，,]{{1,3}}{name}){{0,5}}")
