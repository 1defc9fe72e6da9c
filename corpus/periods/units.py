"""Units: a piece of a period with the year that stands beside it, "the third quarter of 2024", "2024年3月"."""

from dataclasses import replace

from corpus.periods.piece import Piece
from corpus.periods.reading import Reading
from corpus.periods.standing import counts, stands_alone


def unit_at(reading: Reading, place: int) -> tuple[Piece | None, int]:
    """The unit that begins with the piece of that number, if it is a time, and the number of the piece behind it."""
    piece = reading.pieces[place]
    after = reading.pieces[place + 1] if place + 1 < len(reading.pieces) else None
    if after and _belong_together(reading, piece, after):
        part, year = (piece, after) if piece.kind == "part" else (after, piece)
        merged = replace(part, start=piece.start, end=after.end, year=year.year)
        return replace(merged, relative=year.relative, fiscal=year.fiscal), place + 2
    return (piece if stands_alone(reading, piece) else None), place + 1


def _belong_together(reading: Reading, piece: Piece, after: Piece) -> bool:
    """Whether one of two neighbours is a year and the other a part of it."""
    part = piece if piece.kind == "part" else after
    if {piece.kind, after.kind} != {"part", "year"} or part.year is not None or part.relative:
        return False
    if part is after:
        return bool(reading.rules.year_then_part.fullmatch(reading.text, piece.end, after.start))
    is_joined = reading.rules.part_then_year.fullmatch(reading.text, piece.end, after.start)
    return bool(is_joined) and not (after.rule == "spelled_year" and counts(reading, after))
