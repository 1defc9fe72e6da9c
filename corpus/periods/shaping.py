"""The words around a unit that say what its shape is: "as of", "the end of", "onwards", "the three months ended"."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.intervals import Days, months_before, shifted
from corpus.period import Period, Shape
from corpus.periods.grammar import plain
from corpus.periods.piece import Piece
from corpus.periods.reading import REACH, Reading, is_relative
from corpus.spans import Span

_LONGEST_THIRD = 6
"""Letters of "early", "mid" and "late", with what parts them from the month."""


@dataclass(frozen=True, slots=True)
class Shaping:
    """What those words say, and where the unit with them begins and ends."""

    mode: str
    """``as_of``, ``at``, ``deadline``, ``since``, ``before``, ``after``, ``from``, ``between``, or nothing."""
    edge: str
    """``start`` or ``end`` of the unit, or nothing."""
    start: int
    end: int


def shaping_of(reading: Reading, unit: Piece, floor: int) -> Shaping:
    """The words around a unit, of which those before it begin at `floor` or later."""
    rules, words = reading.rules, reading.rules.words
    before = rules.before.search(reading.text, max(floor, unit.start - REACH, 0), unit.start)
    mode, edge = (before[1], before[2] if before.re.groups > 1 else None) if before else (None, None)
    start = before.start() if before and (mode or edge) else unit.start
    mode, edge = words["modes"].get(plain(mode), ""), words["edges"].get(plain(edge), "")
    if mode and not edge and _is_adjective(reading, unit):
        mode, start = "", unit.start
    end = unit.end
    after = rules.after.match(reading.text, unit.end)
    if after and rules.is_chinese:
        edge, mode = words["edges"].get(after[1], edge), words["afters"].get(after[2], mode)
        end = after.end() if after[1] or after[2] else end
    elif after:
        mode, end = words["afters"].get(plain(after[1]), mode), after.end()
    return Shaping(mode, edge, start, end)


def shaped(reading: Reading, unit: Piece, shaping: Shaping, floor: int) -> Period:
    """The period that a unit is with the words around it."""
    days, relative, own = reading.days(unit), is_relative(unit), Span(unit.start, unit.end)
    ended = reading.rules.ended.search(reading.text, max(floor, unit.start - REACH, 0), unit.start)
    whole = Span(ended.start(), unit.end) if ended else own
    if not days:
        return reading.period(None, None, "unknown", whole, relative=relative)
    if ended and (begun := _begun(reading, ended, days)):
        return reading.period(begun, days[1], "flow", whole, relative=relative)
    if unit.as_of:
        return reading.period(*days, "as_of", own, relative=relative)
    start, end, shape = _bent(reading, _third(reading, unit, days, shaping), shaping)
    if shape == "flow":
        return reading.period(start, end, "fiscal" if unit.fiscal else "flow", own, relative=relative)
    return reading.period(start, end, shape, Span(shaping.start, shaping.end), relative=relative)


def _is_adjective(reading: Reading, unit: Piece) -> bool:
    """Whether a unit only says of when a thing is: "after third-quarter profit rose" is not after that quarter."""
    is_hyphened = unit.rule in {"ordinal_quarter", "ordinal_half"} and "-" in reading.slice(unit)
    return is_hyphened and bool(reading.word_after(unit.end))


def _begun(reading: Reading, ended: re.Match[str], days: Days) -> date | None:
    """The first day of "the three months ended"."""
    span = reading.rules.words["spans"].get(plain(ended[2] or ended[3]), 0)
    length = span * (reading.rules.number(ended[1]) if ended[1] else 1)
    if not length:
        return None
    return months_before(days[1], length) if length > 0 else shifted(days[1], length + 1)


def _third(reading: Reading, unit: Piece, days: Days, shaping: Shaping) -> Days:
    """The stretch of a month from which, or until which, something lasts: "since late July" is since the 16th."""
    if unit.rule != "month" or not shaping.mode:
        return days
    word = reading.slice(unit).casefold()[:_LONGEST_THIRD].replace("-", " ").partition(" ")[0]
    first, last = reading.rules.words.get("thirds", {}).get(word, (0, 0))
    return (days[0].replace(day=first), days[0].replace(day=last) if last else days[1]) if first else days


def _bent(reading: Reading, days: Days, shaping: Shaping) -> tuple[date | None, date | None, Shape]:
    """The days of a unit as the words around it bend them."""
    first, last = days
    if shaping.edge:
        first = last = first if shaping.edge == "start" else last
    if shaping.mode in {"deadline", "before"}:
        is_within = shaping.mode == "deadline" or shaping.edge == "end"
        return None, last if is_within else shifted(first, -1), "deadline"
    if shaping.mode in {"since", "after"}:
        begins = first if shaping.mode == "since" or shaping.edge == "start" else shifted(last, 1)
        return begins, _today(reading, begins or last), "since"
    if shaping.mode == "as_of":
        return last, last, "as_of"
    is_stock = shaping.edge or (shaping.mode == "at" and first == last)
    return first, last, "as_of" if is_stock else "flow"


def _today(reading: Reading, first: date) -> date | None:
    """The day on which the text speaks: what began on `first` has lasted until then."""
    today = reading.reference.last_day if reading.reference else None
    return today if today and today >= first else None
