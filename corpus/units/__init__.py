"""Units and the nouns of counts: what a figure is a figure of."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from corpus.lexicons import lexicon
from corpus.token_text import TokenText
from corpus.tokens import Token, read_tokens

Kind = Literal["money", "scaled_money", "percent", "unit", "multiple"]
_LONGEST_PHRASE = 5
"""Tokens of the longest unit: "U.S. dollars" has five."""
_LONGEST_NOUN_PHRASE = 10
_ABBREVIATION = 3
_CODE = 3
"""Letters of a currency's code."""
_HYPHENS = frozenset("-‑")


class Unit(NamedTuple):
    """What stands behind a figure, and the place of the token behind it."""

    kind: Kind
    name: str
    after: int


class Price(NamedTuple):
    """The currency before a figure, the place where it begins, and the scale that stands with it."""

    code: str
    first: int
    scale: int = 1


def is_unit_word(word: str) -> bool:
    """Whether `word` names a unit or a scale, so that a number before it is an amount and no year.

    Codes and what means other things, too ("in"), do not.
    """
    english = lexicon("quantities")["en"]
    means_more = word.upper() in _currencies().symbols or word in english["glued_units"]
    return (not means_more and bool({word, word.casefold()} & _phrases().keys())) or word in english["scales"]


def is_currency_sign(written: str) -> bool:
    """Whether it is a sign of money that is no word: "$"."""
    return not written.isalpha() and written in _currencies().symbols


def is_currency_word(word: str) -> bool:
    """Whether the name of a currency may end with `word`."""
    return word in _currency_words()


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


def currency_before(text: TokenText, place: int) -> Price | None:
    """The currency that ends just before `place`: a sign, a word, or a code with its scale ("MEUR 60")."""
    tokens = text.tokens
    if not place or tokens[place].start - tokens[place - 1].end > 1:
        return None
    is_sign = tokens[place - 1].low in _currencies().sign_ends
    for first in range(max(0, place - 4), place) if is_sign else ():
        written = text.text[tokens[first].start : tokens[place - 1].end]
        if code := _sign(written):
            return Price(code, first)
    return _worded_before(text, place) or _scaled_before(text, place)


def coded_money(text: TokenText, place: int) -> tuple[str, int] | None:
    """The currency and the scale of a code that a letter scales, before it or behind: "120 MEUR", "SEKm 45"."""
    written = text.tokens[place].text if text.is_word(place) else ""
    if len(written) <= _CODE:
        return None
    scales = lexicon("quantities")["currencies"]["code_scales"]
    for code, letters in ((written[-_CODE:], written[:-_CODE]), (written[:_CODE], written[_CODE:])):
        if code.isupper() and code in _currencies().symbols and letters in scales:
            return _currencies().symbols[code], scales[letters]
    return None


def counted_noun(tokens: Sequence[Token], place: int, *, singular_number: bool) -> tuple[str, int]:
    """The head noun, in the singular, of the noun phrase at `place`, and the place behind it; ("", place) for none.

    The words before the head stand in the singular or are names and figures of names ("15 Class III innovative medical
    devices"), so that the first plural, with the plurals right behind it, ends the phrase.
    """
    words = _nouns()
    head = alone = -1
    for at in range(place, min(len(tokens), place + _LONGEST_NOUN_PHRASE)):
        token = tokens[at]
        if token.is_word and (token.low not in words.stop_words or (at > place and tokens[at - 1].text in _HYPHENS)):
            if _is_plural(token, words):
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
    irregular = _nouns().irregular
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - "ties"
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _worded_before(text: TokenText, place: int) -> Price | None:
    """The currency's word before a figure, with its country: "rupees 500", "Hong Kong dollars 500"."""
    tokens = text.tokens
    code = _currencies().before.get(tokens[place - 1].low)
    if not code:
        return None
    for first in range(max(0, place - _LONGEST_PHRASE), place - 1):
        if named := _currencies().words.get(text.words(first, place)):
            return Price(named, first)
    return Price(code, place - 1)


def _scaled_before(text: TokenText, place: int) -> Price | None:
    """The code and the scale before a figure: "MEUR 60", "SEKm 45", "EUR million 12.3"."""
    if coded := coded_money(text, place - 1):
        return Price(coded[0], place - 1, coded[1])
    scale = lexicon("quantities")["en"]["scales"].get(text.low(place - 1), 0)
    written = text.tokens[place - 2].text if scale and place > 1 else ""
    is_code = len(written) == _CODE and written.isupper() and written in _currencies().symbols
    return Price(_currencies().symbols[written], place - 2, scale) if is_code else None


class _Nouns(NamedTuple):
    stop_words: frozenset[str]
    numbers: frozenset[str]
    """Numbers in words, with which the next figure begins."""
    modifiers: frozenset[str]
    labels: frozenset[str]
    irregular: Mapping[str, str]


@cache
def _nouns() -> _Nouns:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    return _Nouns(
        stop_words=frozenset(english["stop_words"]),
        numbers=frozenset(english["ones"]) - {"one"},
        modifiers=frozenset(english["plural_modifiers"]),
        labels=frozenset(english["labels"]),
        irregular=english["irregular_plurals"],
    )


class _Currencies(NamedTuple):
    symbols: Mapping[str, str]
    sign_ends: frozenset[str]
    """The last tokens of all symbols: with nothing else a sign ends."""
    words: Mapping[str, str]
    before: Mapping[str, str]
    """Words that stand before a figure, too: "rupees 500"."""


@cache
def _currencies() -> _Currencies:
    currencies: Mapping[str, Any] = lexicon("quantities")["currencies"]
    symbols = {code: code for code in currencies["codes"]} | currencies["symbols"]
    words = dict(currencies["words"])
    for noun, countries in currencies["families"].items():
        for country, code in countries.items():
            named = f"{country} {noun}".strip()
            words |= dict.fromkeys((named, *(named.removesuffix(noun) + form for form in _plurals(noun))), code)
    small_codes = {word: code for word, code in words.items() if word.upper() == code}
    sign_ends = frozenset(read_tokens(symbol)[-1].low for symbol in symbols)
    return _Currencies(symbols, sign_ends, words, small_codes | currencies["before"])


def _plurals(noun: str) -> tuple[str, ...]:
    return tuple(lexicon("quantities")["currencies"]["plurals"].get(noun, [noun + "s"]))


@cache
def _currency_words() -> frozenset[str]:
    codes = (sign.casefold() for sign in _currencies().symbols if sign.isalpha())
    return frozenset({*codes, *(phrase.split()[-1] for phrase in _currencies().words)})


def _sign(written: str) -> str | None:
    """The currency of a sign, whose letters may be small and stand apart: "US$", "mxn$", "hk $", but not "a $5"."""
    symbols = _currencies().symbols
    letters = written[:-1].strip() if written[-1:] == "$" else ""
    is_lettered = letters.isalpha() and (len(letters) == len(written) - 1 or len(letters) > 1 or letters in "Cc")
    return symbols.get(written) or (symbols.get(f"{letters}$".upper()) if is_lettered else None)


@cache
def _phrases() -> Mapping[str, tuple[Kind, str]]:
    quantities = lexicon("quantities")
    phrases: dict[str, tuple[Kind, str]] = {}
    for name, forms in quantities["units"].items():
        for form in forms:
            phrases |= dict.fromkeys(_spellings(form), ("unit", name))
    phrases |= {word: ("percent", name) for word, name in quantities["en"]["percents"].items()}
    phrases |= dict.fromkeys(quantities["en"]["multiples"], ("multiple", ""))
    phrases |= {word: ("scaled_money", code) for word, code in quantities["currencies"]["scaled_words"].items()}
    phrases |= {word: ("money", code) for word, code in _currencies().words.items()}
    phrases |= {sign: ("money", code) for sign, code in _currencies().symbols.items()}
    phrases |= {sign.lower(): ("money", code) for sign, code in _currencies().symbols.items() if sign.endswith("$")}
    return phrases


def _is_paced(unit: str, divisor: str) -> bool:
    """Whether "a" behind a unit means "per": "kilometres an hour", but not "three hours a day"."""
    units = lexicon("quantities")["en"]
    return divisor in units["paces"] and unit not in units["lengths"]


def _spellings(form: str) -> Iterator[str]:
    yield form
    if form.isascii() and len(form) > _ABBREVIATION and not form.endswith("s") and form[-1].isalpha():
        yield form + "s"


@cache
def _openers() -> frozenset[str]:
    """The first words of all units: nothing else need be looked up."""
    return frozenset(token.low for phrase in _phrases() for token in read_tokens(phrase)[:1])


def _phrase_at(text: TokenText, place: int) -> Unit | None:
    tokens = text.tokens
    if place >= len(tokens) or tokens[place].low not in _openers():
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
    if (found := phrases.get(lowered)) or _HYPHENS.isdisjoint(lowered):
        return found
    return phrases.get(" ".join(lowered.replace("-", " ").replace("‑", " ").split()))


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a letter or a digit is glued to the phrase, so that it is part of a longer word."""
    if last + 1 >= len(tokens) or tokens[last].end != tokens[last + 1].start:
        return False
    return tokens[last].is_word and tokens[last + 1].is_number


def _is_plural(token: Token, words: _Nouns) -> bool:
    word = token.low
    if _is_plural_acronym(token.text):
        return True
    if word in words.irregular:
        return True
    return (
        len(word) > _ABBREVIATION - 1
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and (word not in words.modifiers)
    )


def _is_plural_acronym(written: str) -> bool:
    """Whether a word is an acronym with its plural's s: "PSUs", "CTs"."""
    return len(written) > _ABBREVIATION - 1 and written.endswith("s") and written[:-1].isupper()


def _joins(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether a token that is no word may stand inside a noun phrase: a hyphen, an ampersand, the number of a name."""
    if at == place:
        return tokens[at].text in _HYPHENS or _is_generation(tokens, at)
    if tokens[at].is_number:
        return _is_number_of_a_name(tokens, at)
    return tokens[at].text in "-‑&"


def _is_number_of_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number inside a noun phrase belongs to a name: "15 Class 2 devices", "two type 2 drugs"."""
    before = tokens[at - 1]
    is_named = before.text[0].isupper() or tokens[at].start == before.end or before.low in _nouns().labels
    return (before.is_word and is_named) or _is_generation(tokens, at)


def _is_generation(tokens: Sequence[Token], at: int) -> bool:
    """``5G`` and the like: digits with a capital glued to them."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(tokens[at].is_number and after and after.text.isupper() and after.start == tokens[at].end)


def _hyphenated(tokens: Sequence[Token], head: int, place: int) -> str:
    written = tokens[head].text
    noun = written[:-1] if _is_plural_acronym(written) else singular(tokens[head].low)
    if head - 2 >= place and tokens[head - 1].text in _HYPHENS and tokens[head - 2].is_word:
        return f"{tokens[head - 2].low}-{noun}"
    return noun
