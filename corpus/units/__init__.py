"""Units: what a figure is a figure of, in metres, in percent, in money or times as many."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from corpus.lexicons import lexicon
from corpus.token_text import HYPHENS, TokenText
from corpus.tokens import Token, read_tokens
from corpus.units.currencies import currencies

Kind = Literal["money", "scaled_money", "percent", "unit", "multiple"]
_LONGEST_PHRASE = 5
"""Tokens of the longest unit: "U.S. dollars" has five."""
_ABBREVIATION = 3
"""Letters of the longest abbreviation: what is no longer is a unit only as it stands, and has no plural."""
_WORDS_KNOWN = 5_000
"""Of how many words it is kept whether they are units."""


class Unit(NamedTuple):
    """What stands behind a figure, and the place of the token behind it."""

    kind: Kind
    name: str
    after: int


@lru_cache(maxsize=_WORDS_KNOWN)
def is_unit_word(word: str) -> bool:
    """Whether `word` names a unit or a scale, so that a number before it is an amount and no year.

    Codes and what means other things, too ("in"), do not.
    """
    means_more = word.upper() in currencies().symbols or word in lexicon("units")["en"]["glued_units"]
    is_unit = not {word, word.casefold()}.isdisjoint(_phrases())
    return (is_unit and not means_more) or word in lexicon("numbers")["en"]["scales"]


def unit_at(text: TokenText, place: int) -> Unit | None:
    """The longest unit whose words begin at `place`, with what it is counted per: "cubic metres per second"."""
    unit = _phrase_at(text, place)
    if not unit or unit.kind != "unit":
        return unit
    joiner = text.low(unit.after)
    if joiner in {"per", "/", "a", "an"}:
        divisor = _phrase_at(text, unit.after + 1)
        if divisor and divisor.kind == "unit" and (joiner in {"per", "/"} or _is_paced(unit.name, divisor.name)):
            return Unit("unit", f"{unit.name} per {divisor.name}", divisor.after)
    return unit


def _is_paced(unit: str, divisor: str) -> bool:
    """Whether "a" behind a unit means "per": "kilometres an hour", but not "three hours a day"."""
    english = lexicon("units")["en"]
    return divisor in english["paces"] and unit not in english["lengths"]


def _phrase_at(text: TokenText, place: int) -> Unit | None:
    tokens = text.tokens
    if text.low(place) not in _openers():
        return None
    for last in range(min(len(tokens), place + _LONGEST_PHRASE) - 1, place - 1, -1):
        found = _named(text.text[tokens[place].start : tokens[last].end])
        if found and not _goes_on(tokens, last):
            return Unit(*found, after=last + 1)
    return None


def _named(written: str) -> tuple[Kind, str] | None:
    """The unit of these words as they stand, or in small letters, or with blanks for hyphens: "square-foot"."""
    phrases = _phrases()
    if (found := phrases.get(written)) or len(written) <= _ABBREVIATION:
        return found
    lowered = " ".join(written.lower().split())
    if (found := phrases.get(lowered)) or HYPHENS.isdisjoint(lowered):
        return found
    return phrases.get(" ".join(lowered.replace("-", " ").replace("‑", " ").split()))


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a letter or a digit is glued to the phrase, so that it is part of a longer word."""
    if last + 1 >= len(tokens) or tokens[last].end != tokens[last + 1].start:
        return False
    return tokens[last].is_word and tokens[last + 1].is_number


@cache
def _phrases() -> Mapping[str, tuple[Kind, str]]:
    units: Mapping[str, Any] = lexicon("units")
    phrases: dict[str, tuple[Kind, str]] = {}
    for name, forms in units["units"].items():
        for form in forms:
            phrases |= dict.fromkeys(_spellings(form), ("unit", name))
    phrases |= {word: ("percent", name) for word, name in units["en"]["percents"].items()}
    phrases |= dict.fromkeys(units["en"]["multiples"], ("multiple", ""))
    phrases |= {word: ("scaled_money", code) for word, code in units["currencies"]["scaled_words"].items()}
    phrases |= {word: ("money", code) for word, code in currencies().words.items()}
    phrases |= {sign: ("money", code) for sign, code in currencies().symbols.items()}
    phrases |= {sign.lower(): ("money", code) for sign, code in currencies().symbols.items() if sign.endswith("$")}
    return phrases


def _spellings(form: str) -> Iterator[str]:
    yield form
    if form.isascii() and len(form) > _ABBREVIATION and not form.endswith("s") and form[-1].isalpha():
        yield form + "s"


@cache
def _openers() -> frozenset[str]:
    """The first words of all units: nothing else need be looked up."""
    return frozenset(token.low for phrase in _phrases() for token in read_tokens(phrase)[:1])
