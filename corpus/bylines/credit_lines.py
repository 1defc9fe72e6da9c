"""Who wrote a text and who published it, where its first or last lines say so in a common way."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.bylines.people import han_names, latin_names
from corpus.lexicons import lexicon
from corpus.sentences import sentence_spans

_LINES = 5  # at either end of a text
_LONGEST_NAME = 60
_MOST_WORDS = 6
_HAN = "\u4e00-\u9fff"
_NAME_END = re.compile(rf"[,;|(，；（。\u3000]|\s(?=[{_HAN}]{{2,4}}[:：])")
_LONGEST_LINE, _LONGEST_HAN_LINE = 120, 40
_KNOWN = ("en", "zh")
_HAN_BEFORE = re.compile(rf"(?P<name>[{_HAN}]{{2,4}})\s?[/／｜|]\s?文$")
"""A name before the sign for a text."""
_QUOTED = re.compile(r"[\"“「『《](?P<name>[^\"“”「」『』《》]{2,60})[\"”」』》]")


def infer_author(text: str, language: str = "en") -> str:
    r"""The authors that a credit line names, or nothing when in doubt.

    >>> infer_author("Rivers rose.\nThis text is from a gazette, author: J. K. Li. All rights reserved.")
    'J. K. Li'
    >>> infer_author("Rivers\n\nBy Anna Berg and Jonas Weir\n\nThey rose.")
    'Anna Berg, Jonas Weir'
    """
    lines = list(_credit_lines(text))
    return _first(_han_lines(lines)) or _first(_cued(lines, "author")) or _first(_by_lines(lines, language))


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
            behind = line[match.end() :]
            yield (latin_names(behind.strip()) if kind == "author" else "") or _name(behind)


@cache
def _cue(kind: str) -> re.Pattern[str]:
    cues = "|".join(lexicon("bylines")[kind])
    return re.compile(rf"(?:^|[,.;|(，。；（] ?|\s(?=[{_HAN}]))(?:{cues}) ?", re.IGNORECASE)


def _by_lines(lines: Sequence[str], language: str) -> Iterator[str]:
    """Names behind a word such as "by" that begins a line, with where and when behind them, perhaps in brackets."""
    for line in lines:
        match = _by(language in _KNOWN).match(line)
        if match and len(line) <= _LONGEST_LINE:
            yield latin_names(line[match.end() :])


def _han_lines(lines: Sequence[str]) -> Iterator[str]:
    """Chinese names behind what says what they did; in brackets within a line, or before the sign for a text."""
    for line in lines:
        for match in (
            *_han_bracketed().finditer(line),
            *filter(None, (_han_by().match(line), _HAN_BEFORE.match(line))),
        ):
            names = han_names(line[match.end() :] if match.re is not _HAN_BEFORE else match["name"])
            if names and (match.re is not _han_by() or _ends_there(line[match.end() :])):
                yield names


def _ends_there(words: str) -> bool:
    """Whether a line holds no more than names and other credits, and is no sentence about what reporters did."""
    return len(words) <= _LONGEST_HAN_LINE and not re.search(r"[。，！？]", words)


@cache
def _by(is_known: bool) -> re.Pattern[str]:
    known = lexicon("bylines")
    leads = "|".join(known["by"] + ([] if is_known else known["by_elsewhere"]))
    return re.compile(rf"\(?(?:{leads})\s{{1,3}}", re.IGNORECASE)


@cache
def _han_by() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("bylines")["han_by"]))


@cache
def _han_bracketed() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[](?:{'|'.join(lexicon('bylines')['han_by'])})")


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
