"""Who wrote a text and who published it, where its first or last lines say so in a common way."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.sentences import sentence_spans

_LINES = 5  # at either end of a text
_LONGEST_NAME = 60
_MOST_WORDS = 6
_HAN = "\u4e00-\u9fff"
_NAME_END = re.compile(rf"[,;|(，；（。\u3000]|\s(?=[{_HAN}]{{2,4}}[:：])")
_BY_LINE = re.compile(r"by (?P<name>[^\d:;]{3,60})", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“「『《](?P<name>[^\"“”「」『』《》]{2,60})[\"”」』》]")


def infer_author(text: str) -> str:
    r"""The author that a credit line names, or nothing when in doubt.

    >>> infer_author("Rivers rose.\nThis text is from a gazette, author: J. K. Li. All rights reserved.")
    'J. K. Li'
    """
    lines = list(_credit_lines(text))
    return _first(_cued(lines, "author")) or _first(_by_lines(lines))


def infer_publisher(text: str) -> str:
    r"""The publisher that a credit line names, or nothing when in doubt.

    >>> infer_publisher("Rivers rose.\nSource: River Gazette")
    'River Gazette'
    """
    lines = list(_credit_lines(text))
    return _first(_cued(lines, "publisher")) or _first(_quoted(lines))


def _credit_lines(text: str) -> Iterator[str]:
    lines = [line.strip().strip("*_ ") for line in text.split("\n") if line.strip()]
    yield from lines[:_LINES]
    yield from lines[max(len(lines) - _LINES, _LINES) :]


def _first(names: Iterator[str]) -> str:
    return next((name for name in names if name), "")


def _cued(lines: Sequence[str], kind: str) -> Iterator[str]:
    for line in lines:
        match = _cue(kind).search(line)
        if match:
            yield _name(line[match.end() :])


@cache
def _cue(kind: str) -> re.Pattern[str]:
    cues = "|".join(lexicon("bylines")[kind])
    return re.compile(rf"(?:^|[,.;|(，。；（] ?|\s(?=[{_HAN}]))(?:{cues}) ?", re.IGNORECASE)


def _by_lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        match = _BY_LINE.fullmatch(line)
        if match and all(word[0].isupper() or word == "and" for word in match["name"].split()):
            yield _name(match["name"])


def _quoted(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        lead = _quoted_lead().search(line)
        name = _QUOTED.match(line, lead.end()) if lead else None
        if name:
            yield name["name"].strip(" ,.，。")


@cache
def _quoted_lead() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("bylines")["quoted_publisher"]), re.IGNORECASE)


def _name(behind: str) -> str:
    """The name that begins here, or nothing where it does not look like one."""
    written = _NAME_END.split(behind[: 2 * _LONGEST_NAME].strip(" :：*_"), maxsplit=1)[0]
    spans = sentence_spans(written)
    name = spans[0].of(written).strip(' ."“”「」《》*_') if spans else ""
    plain = name and len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS and not name[0].islower()
    return name if plain and not re.search(r"https?:|\d{4}", name) else ""
