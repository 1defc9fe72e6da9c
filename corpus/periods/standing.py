"""Whether a piece stands for a time by itself, and is no amount, no name and no other word: "2024", "may", "'95"."""

import re

from corpus.periods.piece import Piece
from corpus.periods.reading import REACH, Reading
from corpus.periods.shaping import shaping_of
from corpus.units import is_unit_word

_PLAIN_YEARS, _FAR_YEARS = range(1900, 2100), range(2100, 2200)
_MONTH_TO = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})\.? to $")
_NAME_BEFORE = re.compile(r"[A-Z0-9][-–]$")
_ACRONYM_BEFORE = re.compile(r"(?:\b[A-Z]{2,12}|\bNo\.)\s$")
_NEEDS_YEAR = frozenset({"last_spans", "season", "ordinal_month"})
_NEEDS_CUE = frozenset({"short_year"})
_ABBREVIATION = 3
"""Letters of a month's abbreviation."""


def stands_alone(reading: Reading, piece: Piece) -> bool:
    """Whether a piece that has no year, or no part, beside it is a time all the same."""
    if piece.rule in _NEEDS_YEAR:
        return False
    if piece.rule in _NEEDS_CUE:  # "'95", but "in '95"
        is_cued = reading.word_before(piece.start) in reading.rules.words["year_cues"]
        return is_cued and not reading.text[piece.start].isdecimal()
    return reading.rules.is_chinese or _stands_in_english(reading, piece)


def counts(reading: Reading, piece: Piece) -> bool:
    """Whether a year in words is a number before what it counts: "two thousand people"."""
    word = reading.word_after(piece.end)
    return word.endswith("s") or word in reading.rules.words["counted_plurals"] or is_unit_word(word)


def _stands_in_english(reading: Reading, piece: Piece) -> bool:
    if piece.rule == "spelled_year":
        return _is_spelled_year(reading, piece)
    if piece.rule == "the_year":
        return bool(shaping_of(reading, piece, piece.start - REACH).edge)
    if piece.rule == "year":
        return _is_plain_year(reading, piece)
    if piece.rule in {"iso_month", "year_span"}:
        return not _ACRONYM_BEFORE.search(reading.text, max(0, piece.start - REACH), piece.start)
    if piece.rule == "month":
        return _is_plain_month(reading, piece)
    return piece.rule not in {"day_month", "month_day"} or _is_day_of_month(reading, piece)


def _is_spelled_year(reading: Reading, piece: Piece) -> bool:
    """Whether numbers in words are a year here: "in nineteen ninety-six", "the year two thousand"."""
    is_named = reading.slice(piece).casefold().startswith(("year", "the"))
    is_cued = reading.word_before(piece.start) in reading.rules.words["far_cues"]
    return (is_named or is_cued) and not counts(reading, piece)


def _is_plain_year(reading: Reading, piece: Piece) -> bool:
    """Whether four digits alone are a year here, and no amount."""
    words, start = reading.rules.words, piece.end - 4
    if piece.start < start:
        return True
    before, after = reading.word_before(start), reading.word_after(piece.end)
    is_amount = before in words["amount_cues"] and not shaping_of(reading, piece, piece.start - REACH).mode
    if is_amount or is_unit_word(after):
        return False
    if piece.year in _FAR_YEARS:
        return before in words["far_cues"] and after not in words["no_far_year_before"]
    if before in words["year_cues"] or reading.text[start - 1 : start] == "(":
        return True
    is_round_count = (piece.year or 0) % 100 == 0 and after.endswith("s")
    is_name = before in words["year_names"] and reading.written_before(start)[0].isupper()
    is_glued = bool(_NAME_BEFORE.search(reading.text, start - 2, start))
    return piece.year in _PLAIN_YEARS and not is_round_count and not is_name and not is_glued


def _is_day_of_month(reading: Reading, piece: Piece) -> bool:
    """Whether the name of a month with a number beside it is one, and no other word: "March 5", but "may 5"."""
    written = reading.slice(piece)
    doubtful = reading.rules.words["doubtful_months"]
    return _is_capitalised(written) or not any(word in doubtful for word in written.strip(".").casefold().split())


def _is_plain_month(reading: Reading, piece: Piece) -> bool:
    """Whether the name of a month is one here, and no other word ("may", "march")."""
    words, written = reading.rules.words, reading.slice(piece)
    name, is_capitalised = written.strip(".").casefold().split()[-1], _is_capitalised(written)
    if name not in words["doubtful_months"]:
        return is_capitalised or len(name) > _ABBREVIATION
    if is_capitalised and _leads_to_month(reading, piece):
        return True
    before = reading.word_before(piece.start)
    is_clear = is_capitalised or before != "to" or _follows_month(reading, piece)
    return before in words["month_cues"] and is_clear


def _is_capitalised(written: str) -> bool:
    return any(letter.isupper() for letter in written)


def _follows_month(reading: Reading, piece: Piece) -> bool:
    """Whether a month stands before the "to" before a piece: "from jan to mar"."""
    found = _MONTH_TO.search(reading.text, max(0, piece.start - REACH), piece.start)
    return bool(found and reading.rules.month(found[1]))


def _leads_to_month(reading: Reading, piece: Piece) -> bool:
    """Whether a range begins with a month: "May to October 2020"."""
    after = next((other for other in reading.pieces if other.start > piece.end), None)
    if after is None or after.kind != "part" or after.rule != "month":
        return False
    return reading.rules.join.fullmatch(reading.text, piece.end, after.start) is not None
