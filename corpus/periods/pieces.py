"""The pieces that the periods of a text are made of, each where the text writes it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.dates import PartialDate
from corpus.periods.calendar_pieces import CALENDAR_READERS
from corpus.periods.grammar import Grammar
from corpus.periods.piece import Piece, PieceReader
from corpus.periods.relative_pieces import RELATIVE_READERS
from corpus.periods.year_pieces import YEAR_READERS

_MOST_PIECES = 8_000
"""Pieces that are looked at in one text: a page with more of them is a heap of dates, and no running text."""
_READERS: Mapping[str, PieceReader] = {**CALENDAR_READERS, **YEAR_READERS, **RELATIVE_READERS}


def read_pieces(text: str, rules: Grammar, reference: PartialDate | None) -> Iterator[Piece]:
    """The pieces of `text` in order; no two overlap. A heap of dates is not read to its end."""
    place = tried = 0
    while tried < _MOST_PIECES and (found := rules.any_rule.search(text, place)):
        tried += 1
        piece = _piece_at(text, found.start(), rules, reference)
        if piece:
            yield piece
        place = piece.end if piece else found.start() + 1


def _piece_at(text: str, start: int, rules: Grammar, reference: PartialDate | None) -> Piece | None:
    for name, rule in rules.rules:
        match = rule.match(text, start)
        piece = match and _READERS[name](match, rules, reference)
        if match and piece and (piece.kind == "whole" or piece.resolved() or piece.year is None):
            return replace(piece, start=start, end=match.end(), rule=name)
    return None
