"""The nouns of counts: "enterprise" of "2,183 biomedical enterprises"."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.token_text import HYPHENS
from corpus.tokens import Token

_LONGEST_PHRASE = 10
_SHORTEST_PLURAL = 3


def counted_noun(tokens: Sequence[Token], place: int, *, singular_number: bool) -> tuple[str, int]:
    """The head noun, in the singular, of the noun phrase at `place`, and the place behind it; ("", place) for none.

    The words before the head stand in the singular or are names and figures of names ("15 Class III innovative medical
    devices"), so that the first plural, with the plurals right behind it, ends the phrase.
    """
    words = _words()
    head = alone = -1
    for at in range(place, min(len(tokens), place + _LONGEST_PHRASE)):
        token = tokens[at]
        if token.is_word and (token.low not in words.stop_words or (at > place and tokens[at - 1].text in HYPHENS)):
            if _is_plural(token):
                head = at
                if token.low in words.irregular:
                    break  # "300 people lies"
            elif head >= 0 or token.low in words.numbers:
                break
            elif not token.low.endswith(("ly", "ed", "ing")):
                alone = at
        elif head >= 0 or not _joins(tokens, at, place):
            break
    if singular_number and head < 0:
        head = alone
    return (_hyphenated(tokens, head, place), head + 1) if head >= 0 else ("", place)


def singular(noun: str) -> str:
    """The singular of an English plural.

    >>> singular("enterprises"), singular("companies"), singular("children")
    ('enterprise', 'company', 'child')
    """
    irregular = _words().irregular
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - "ties"
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _is_plural(token: Token) -> bool:
    words, word = _words(), token.low
    if _is_plural_acronym(token.text) or word in words.irregular:
        return True
    is_in_s = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return is_in_s and len(word) >= _SHORTEST_PLURAL and word not in words.modifiers


def _is_plural_acronym(written: str) -> bool:
    """Whether a word is an acronym with its plural's s: "PSUs", "CTs"."""
    return len(written) >= _SHORTEST_PLURAL and written.endswith("s") and written[:-1].isupper()


def _joins(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether a token that is no word may stand inside a noun phrase: a hyphen, an ampersand, the number of a name."""
    if at == place:
        return tokens[at].text in HYPHENS or _is_generation(tokens, at)
    if tokens[at].is_number:
        return _is_number_of_a_name(tokens, at)
    return tokens[at].text in HYPHENS or tokens[at].text == "&"


def _is_number_of_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number inside a noun phrase belongs to a name: "15 Class 2 devices", "two type 2 drugs"."""
    before = tokens[at - 1]
    is_named = before.text[0].isupper() or tokens[at].start == before.end or before.low in _words().labels
    return (before.is_word and is_named) or _is_generation(tokens, at)


def _is_generation(tokens: Sequence[Token], at: int) -> bool:
    """``5G`` and the like: digits with a capital glued to them."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(tokens[at].is_number and after and after.text.isupper() and after.start == tokens[at].end)


def _hyphenated(tokens: Sequence[Token], head: int, place: int) -> str:
    """The noun in the singular, with the word that a hyphen joins to it."""
    written = tokens[head].text
    noun = written[:-1] if _is_plural_acronym(written) else singular(tokens[head].low)
    if head - 2 >= place and tokens[head - 1].text in HYPHENS and tokens[head - 2].is_word:
        return f"{tokens[head - 2].low}-{noun}"
    return noun


class _Words(NamedTuple):
    stop_words: frozenset[str]
    """Words that no noun phrase goes on with."""
    numbers: frozenset[str]
    """Numbers in words, with which the next figure begins."""
    modifiers: frozenset[str]
    """Words in -s that stand before the noun and are not it."""
    labels: frozenset[str]
    """Words that make a name of the number behind them: "type 2"."""
    irregular: Mapping[str, str]


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("units")["en"]
    return _Words(
        stop_words=frozenset(english["stop_words"]),
        numbers=frozenset(lexicon("numbers")["en"]["ones"]) - {"one"},
        modifiers=frozenset(english["plural_modifiers"]),
        labels=frozenset(english["labels"]),
        irregular=english["irregular_plurals"],
    )
