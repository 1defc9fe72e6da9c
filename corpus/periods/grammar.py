"""The grammar of periods: the rules and the word lists of one language, compiled from its lexicon."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from corpus.lexicons import lexicon

_MONTHS = 12


class Grammar:
    """The rules and the word lists of one language, compiled once."""

    def __init__(self, language: str) -> None:
        self.words: Mapping[str, Any] = lexicon("periods")[language]
        self.is_chinese = language == "zh"
        rules = [(name, pattern) for rule in self.words["rules"] for name, pattern in rule.items()]
        self.rules = [(name, self.compiled(self._bounded(pattern))) for name, pattern in rules]
        self.any_rule = self.compiled(self._bounded("|".join(_ungrouped(pattern) for _, pattern in rules)))
        """Where a piece may begin; which rule it is, the rules say."""
        self.before = self.compiled(self.words["before"] + "$")
        self.after = self.compiled(self.words["after"])
        self.both_years = self.compiled(self.words["both_years"])
        self.join = self.compiled(self.words["join"])
        self.both = self.compiled(self.words["and"])
        self.closing = self.compiled(self.words["closing"])
        self.part_then_year = self.compiled(self.words["part_then_year"])
        self.year_then_part = self.compiled(self.words["year_then_part"])
        self.ended = self.compiled(self.words["ended"] + "$")

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """The pattern with its word lists filled in, and white space of any kind where it has a space."""
        filled = re.sub(r"\{([a-z_]+)\}", lambda name: self._alternatives(name[1]), pattern)
        return re.compile("".join(_spaced(part) for part in re.split(r"(\[[^\]]*\])", filled)), re.IGNORECASE)

    def number(self, written: str | None) -> int:
        """The number that `written` is, in digits or in words; 0 where it is vague."""
        if not written:
            return 0
        return int(written) if written.isdecimal() else int(self.words["numbers"].get(plain(written), 0))

    def month(self, written: str | None) -> int:
        """The month of that name or number, from 1 to 12, else 0."""
        name = plain(written or "").removesuffix(".")
        number = int(name) if name.isdecimal() else int(self.words["months"].get(name, 0))
        return number if number <= _MONTHS else 0

    def _alternatives(self, name: str) -> str:
        return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(self.words[name], key=len, reverse=True))

    def _bounded(self, pattern: str) -> str:
        """The pattern where a piece may stand; what it may begin with is looked at first: other signs cost nothing."""
        if self.is_chinese:
            return rf"(?=\w)(?<![\d.,])(?:{pattern})"
        return rf"(?=[\w'’])(?<![\w$€£¥#@])(?<![\d][.,/:])(?:{pattern})(?!\w)(?![.,/:]\d)(?! ?[%％])"


def plain(written: str | None) -> str:
    """Words as the lexicon writes them: in small letters, parted by single spaces."""
    return " ".join((written or "").casefold().split())


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language: Chinese for ``zh`` and its variants, else English."""
    return Grammar("zh" if language.startswith("zh") else "en")


def _ungrouped(pattern: str) -> str:
    """The pattern without its groups, which cost a quarter of the time of a search."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def _spaced(pattern: str) -> str:
    if pattern.startswith("["):
        return pattern.replace(" ", r"\s")
    return pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
