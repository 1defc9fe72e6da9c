"""Reads the periods of a text: when what it says was so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import PartialDate
from corpus.intervals import Days, months_after, months_before, shifted
from corpus.period import Period, Shape
from corpus.periods.grammar import Grammar, grammar, plain
from corpus.periods.piece import Piece
from corpus.periods.pieces import read_pieces
from corpus.spans import Span
from corpus.units import is_unit_word

_REACH = 48
"""How far before a piece the words that shape it may begin, in code points."""
_PLAIN_YEARS, _FAR_YEARS = range(1900, 2100), range(2100, 2200)
_WORD_BEFORE = re.compile(r"([\w#]{1,20})[\s(\"'“‘,-]{1,3}$")
_WORD_AFTER = re.compile(r"[\s-]{1,2}([^\W\d_]{1,24})(?![\w'’])")
_MONTH_TO = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})\.? to $")
_NAME_BEFORE = re.compile(r"[A-Z0-9][-–]$")
_ACRONYM_BEFORE = re.compile(r"(?:\b[A-Z]{2,12}|\bNo\.)\s$")
_YEAR_AT_END = re.compile(r"(?<=\S)\D(\d{4})$")
_LONGEST_THIRD = 6
_THIRDS = {"early": (1, 15), "mid": (11, 20), "late": (16, 0)}
"""Days of a month that its adjectives mean; 0 is its last one."""
_NEEDS_YEAR = frozenset({"last_spans", "season", "ordinal_month"})
_NEEDS_PART = frozenset({"short_year"})


def read_periods(
    text: str, reference: PartialDate | None, language: str = "en", inferred: bool = False
) -> tuple[Period, ...]:
    """The periods of `text`, in order; no two overlap, and each one's span covers the words that shape it.

    Relative periods ("this year", "in April") are resolved against `reference`, the day of the article or of the
    question, and carry `inferred`; without a reference they have no days, and their shape is unknown. A fiscal year or
    a season across two years ("2024-25") has the days of the calendar years that it names, and the shape ``fiscal``.

    >>> [(period.surface, str(period.end)) for period in read_periods("It grew from May 2021 to 2024.", None)]
    [('from May 2021 to 2024', '2024-12-31')]
    """
    reader = _Reader(text, grammar(language), reference, inferred)
    return tuple(reader.periods())


@dataclass(frozen=True, slots=True)
class _Shaping:
    """The words around a unit that say what its shape is: "as of", "the end of", "onwards"."""

    mode: str
    edge: str
    start: int
    end: int


class _Reader:
    """Joins the pieces of one text into periods."""

    def __init__(self, text: str, rules: Grammar, reference: PartialDate | None, inferred: bool) -> None:
        self.text = text
        self.rules = rules
        self.reference = reference
        self.inferred = inferred
        self.pieces: Sequence[Piece] = tuple(read_pieces(text, rules, reference))

    def periods(self) -> list[Period]:
        found: list[Period] = []
        leader: Period | None = None
        place = end = 0
        while place < len(self.pieces):
            unit, place = self._unit(place)
            if not unit or unit.start < end:
                continue
            period = self._coordinated(unit, leader, end) if leader else None
            if not period:
                period, place = self._period(unit, place, end)
                leader = period
            if found and (joined := self._enclosed(found[-1], period)):
                found[-1] = period = joined
            else:
                found.append(period)
            end = period.span.end if period.span else end
        return found

    def _enclosed(self, since: Period, until: Period) -> Period | None:
        """``after 2010 and before 2018``: what lies between two periods that stand side by side, open to each other."""
        if (since.shape, until.shape) != ("since", "deadline") or not (since.span and until.span):
            return None
        between = self.text[since.span.end : until.span.start]
        if between and not self.rules.both.fullmatch(between):
            return None
        if not since.start or not until.end or since.start > until.end:
            return None
        span = Span(since.span.start, until.span.end)
        return replace(since, end=until.end, shape="flow", surface=span.of(self.text), span=span)

    def _coordinated(self, unit: Piece, leader: Period, end: int) -> Period | None:
        """The leading period in another year: in "the years ended March 31, 2019 and 2018", the second one."""
        if unit.rule != "year" or not self.rules.both_years.fullmatch(self.text, end, unit.start):
            return None
        moved = _moved(leader, unit.year or 0) if _YEAR_AT_END.search(leader.surface) else None
        span = Span(unit.start, unit.end)
        return replace(moved, surface=span.of(self.text), span=span) if moved else None

    def _unit(self, place: int) -> tuple[Piece | None, int]:
        """The piece at `place`, with the year that stands beside it, and the place after both."""
        piece = self.pieces[place]
        after = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        if after and self._belong_together(piece, after):
            part, year = (piece, after) if piece.kind == "part" else (after, piece)
            merged = replace(part, start=piece.start, end=after.end, year=year.year)
            return replace(merged, relative=year.relative, fiscal=year.fiscal), place + 2
        return (piece if self._stands_alone(piece) else None), place + 1

    def _belong_together(self, piece: Piece, after: Piece) -> bool:
        if (piece.kind, after.kind) == ("part", "year") and piece.year is None and not piece.relative:
            is_joined = self.rules.part_then_year.fullmatch(self.text, piece.end, after.start)
            return bool(is_joined) and not (after.rule == "spelled_year" and self._counts(after))
        if (piece.kind, after.kind) == ("year", "part") and after.year is None and not after.relative:
            return bool(self.rules.year_then_part.fullmatch(self.text, piece.end, after.start))
        return False

    def _stands_alone(self, piece: Piece) -> bool:
        if piece.rule in _NEEDS_YEAR:
            return False
        if piece.rule in _NEEDS_PART:  # "'95", but "in '95"
            is_cued = self._word_before(piece.start) in self.rules.words["year_cues"]
            return is_cued and not self.text[piece.start].isdecimal()
        return self.rules.is_chinese or self._stands_in_english(piece)

    def _stands_in_english(self, piece: Piece) -> bool:
        if piece.rule == "spelled_year":
            return self._is_spelled_year(piece)
        if piece.rule == "the_year":
            before = self._shaping(piece, piece.start - _REACH)
            return bool(before.edge)
        if piece.rule == "year":
            return self._is_plain_year(piece)
        if piece.rule in {"iso_month", "year_span"}:
            return not _ACRONYM_BEFORE.search(self.text, max(0, piece.start - _REACH), piece.start)
        return piece.rule not in {"month", "day_month", "month_day"} or self._is_plain_month(piece)

    def _is_plain_year(self, piece: Piece) -> bool:
        """Whether four digits alone are a year here, and no amount."""
        start = piece.end - 4
        if piece.start < start:
            return True
        before, after = self._word_before(start), _WORD_AFTER.match(self.text, piece.end)
        next_word = after[1].casefold() if after else ""
        is_amount = before in self.rules.words["amount_cues"] and not self._shaping(piece, piece.start - _REACH).mode
        if is_amount or is_unit_word(next_word):
            return False
        if piece.year in _FAR_YEARS:
            return before in self.rules.words["far_cues"] and next_word not in {"to", "from", "and"}
        if before in self.rules.words["year_cues"] or self.text[start - 1 : start] == "(":
            return True
        is_round_count = (piece.year or 0) % 100 == 0 and next_word.endswith("s")
        is_name = before in self.rules.words["year_names"] and self._is_capital_before(start)
        return (
            piece.year in _PLAIN_YEARS
            and not is_round_count
            and not is_name
            and not _NAME_BEFORE.search(self.text, start - 2, start)
        )

    def _is_spelled_year(self, piece: Piece) -> bool:
        """Whether numbers in words are a year here: "in nineteen ninety-six", "the year two thousand"."""
        is_named = self.text[piece.start : piece.end].casefold().startswith(("year", "the"))
        is_cued = self._word_before(piece.start) in self.rules.words["far_cues"]
        return (is_named or is_cued) and not self._counts(piece)

    def _counts(self, piece: Piece) -> bool:
        """Whether a year in words is a number before what it counts: "two thousand people"."""
        after = _WORD_AFTER.match(self.text, piece.end)
        word = after[1].casefold() if after else ""
        return word.endswith("s") or word in {"people", "men", "women", "children"} or is_unit_word(word)

    def _is_capital_before(self, start: int) -> bool:
        found = _WORD_BEFORE.search(self.text, max(0, start - _REACH // 2), start)
        return bool(found and found[1][0].isupper())

    def _is_plain_month(self, piece: Piece) -> bool:
        """Whether the name of a month is one here, and no other word ("may", "march")."""
        written = self.text[piece.start : piece.end].strip(".").casefold()
        name = written.split()[-1] if piece.rule == "month" else next(iter(written.split()), "")
        is_capitalised = any(letter.isupper() for letter in self.text[piece.start : piece.end])
        if piece.rule != "month":
            return is_capitalised or not any(word in self.rules.words["doubtful_months"] for word in written.split())
        if name not in self.rules.words["doubtful_months"]:
            return is_capitalised or len(name) > 3  # noqa: PLR2004 - abbreviations have three letters
        before = self._word_before(piece.start)
        is_clear = is_capitalised or before != "to" or self._follows_month(piece)
        if is_capitalised and self._leads_to_month(piece):
            return True
        return before in self.rules.words["month_cues"] and is_clear

    def _follows_month(self, piece: Piece) -> bool:
        """Whether a month stands before the "to" before a piece: "from jan to mar"."""
        found = _MONTH_TO.search(self.text, max(0, piece.start - _REACH), piece.start)
        return bool(found and self.rules.month(found[1]))

    def _leads_to_month(self, piece: Piece) -> bool:
        """Whether a range begins with a month: "May to October 2020"."""
        after = next((other for other in self.pieces if other.start > piece.end), None)
        is_month = after is not None and after.kind == "part" and after.rule == "month"
        return is_month and self.rules.join.fullmatch(self.text, piece.end, after.start if after else 0) is not None

    def _word_before(self, start: int) -> str:
        found = _WORD_BEFORE.search(self.text, max(0, start - _REACH // 2), start)
        return found[1].casefold() if found else ""

    def _period(self, unit: Piece, place: int, floor: int) -> tuple[Period, int]:
        shaping = self._shaping(unit, floor)
        if place < len(self.pieces):
            other, after = self._unit(place)
            joined = self._range(unit, other, shaping) if other else None
            if joined:
                return joined, after
            unit = self._sharing(unit, other) if other else unit
        return self._shaped(unit, shaping, floor), place

    def _sharing(self, unit: Piece, other: Piece) -> Piece:
        """A part of a year, in the year that is written behind the next part for both: "in May and June 2015"."""
        is_open = unit.kind == other.kind == "part" and unit.year is None and not unit.relative and other.year
        if not is_open or not self.rules.both.fullmatch(self.text, unit.end, other.start):
            return unit
        wraps = bool(unit.part and other.part and other.part[0] < unit.part[0])
        return replace(unit, year=(other.year or 0) - wraps, relative=other.relative)

    def _shaping(self, unit: Piece, floor: int) -> _Shaping:
        before = self.rules.before.search(self.text, max(floor, unit.start - _REACH, 0), unit.start)
        words = self.rules.words
        mode, edge = (before[1], before[2] if before.re.groups > 1 else None) if before else (None, None)
        start = before.start() if before and (mode or edge) else unit.start
        mode, edge = words["modes"].get(plain(mode), ""), words["edges"].get(plain(edge), "")
        if mode and not edge and self._is_adjective(unit):
            mode, start = "", unit.start
        end = unit.end
        after = self.rules.after.match(self.text, unit.end)
        if after and self.rules.is_chinese:
            edge, mode = words["edges"].get(after[1], edge), words["afters"].get(after[2], mode)
            end = after.end() if after[1] or after[2] else end
        elif after:
            mode, end = words["afters"].get(plain(after[1]), mode), after.end()
        return _Shaping(mode, edge, start, end)

    def _is_adjective(self, unit: Piece) -> bool:
        """Whether a unit only says of when a thing is: "after third-quarter profit rose" is not after that quarter."""
        is_hyphened = unit.rule in {"ordinal_quarter", "ordinal_half"} and "-" in self.text[unit.start : unit.end]
        return is_hyphened and _WORD_AFTER.match(self.text, unit.end) is not None

    def _range(self, unit: Piece, other: Piece, shaping: _Shaping) -> Period | None:
        closed = self.rules.closing.match(self.text, other.end)
        is_open = shaping.mode == "between" or closed
        both = self.rules.both.fullmatch(self.text, unit.end, other.start) if is_open else None
        if not both and not self.rules.join.fullmatch(self.text, unit.end, other.start):
            return None
        first, last = self._completed(unit, other)
        other = replace(other, end=closed.end() if closed else other.end)
        opening, closing = self._days(first), self._days(last)
        start = shaping.start if shaping.mode in {"from", "between", "since"} else unit.start
        if not opening and not closing:
            return self._built(None, None, "unknown", Span(start, other.end), relative=True)
        if not opening or not closing or opening[0] > closing[1]:
            return None
        begins = shifted(opening[1], 1) if shaping.edge == "end" and shaping.mode == "between" else opening[0]
        shape: Shape = "fiscal" if unit.fiscal or other.fiscal else "flow"
        relative = self._is_relative(first) or self._is_relative(last)
        return self._built(begins, closing[1], shape, Span(start, other.end), relative=relative)

    def _completed(self, unit: Piece, other: Piece) -> tuple[Piece, Piece]:
        """Both ends of a range, where only one of them names its year, or none does and it runs past New Year."""
        if not unit.kind == other.kind == "part" or not unit.part or not other.part:
            return unit, other
        wraps = other.part[0] < unit.part[0]
        if unit.year is None and other.year is None and wraps and self.reference:
            begun = self.reference.year - ((self.reference.month or 1) < unit.part[0])
            return replace(unit, year=begun, relative=True), replace(other, year=begun + 1, relative=True)
        if unit.year is None and other.year is not None:
            return replace(unit, year=other.year - wraps, relative=other.relative), other
        if other.year is None and unit.year is not None:
            return unit, replace(other, year=unit.year + wraps, relative=unit.relative)
        return unit, other

    def _days(self, unit: Piece) -> Days | None:
        """The days of a unit; a part of a year that names no year lies in the reference's."""
        if unit.kind == "part" and unit.year is None and not unit.relative and self.reference:
            return replace(unit, year=self.reference.year).resolved()
        return unit.resolved()

    @staticmethod
    def _is_relative(unit: Piece) -> bool:
        return unit.relative or (unit.kind == "part" and unit.year is None)

    def _shaped(self, unit: Piece, shaping: _Shaping, floor: int) -> Period:
        days, relative = self._days(unit), self._is_relative(unit)
        own = Span(unit.start, unit.end)
        since = self.rules.ended.search(self.text, max(floor, unit.start - _REACH, 0), unit.start)
        if since:
            own = Span(since.start(), unit.end)
        if not days:
            return self._built(None, None, "unknown", own, relative=relative)
        begun = self._begun(since, days) if since else None
        if begun:
            return self._built(begun, days[1], "flow", own, relative=relative)
        own = Span(unit.start, unit.end)
        if unit.as_of:
            return self._built(*days, "as_of", own, relative=relative)
        start, end, shape = self._bent(self._third(unit, days, shaping), shaping)
        if shape == "flow":
            shape = "fiscal" if unit.fiscal else "flow"
            return self._built(start, end, shape, own, relative=relative)
        return self._built(start, end, shape, Span(shaping.start, shaping.end), relative=relative)

    def _third(self, unit: Piece, days: Days, shaping: _Shaping) -> Days:
        """The stretch of a month from which, or until which, something lasts: "since late July" is since the 16th."""
        word = self.text[unit.start : unit.end].casefold()[:_LONGEST_THIRD].replace("-", " ").partition(" ")[0]
        if unit.rule != "month" or not shaping.mode or word not in _THIRDS:
            return days
        first, last = _THIRDS[word]
        return days[0].replace(day=first), days[0].replace(day=last) if last else days[1]

    def _bent(self, days: Days, shaping: _Shaping) -> tuple[date | None, date | None, Shape]:
        """The days of a unit as the words around it bend them."""
        first, last = days
        if shaping.edge:
            first = last = first if shaping.edge == "start" else last
        if shaping.mode in {"deadline", "before"}:
            is_within = shaping.mode == "deadline" or shaping.edge == "end"
            return None, last if is_within else shifted(first, -1), "deadline"
        if shaping.mode in {"since", "after"}:
            begins = first if shaping.mode == "since" or shaping.edge == "start" else shifted(last, 1)
            return begins, self._today(begins or last), "since"
        if shaping.mode == "as_of":
            return last, last, "as_of"
        is_stock = shaping.edge or (shaping.mode == "at" and first == last)
        return first, last, "as_of" if is_stock else "flow"

    def _today(self, first: date) -> date | None:
        """The day on which the text speaks: what began on `first` has lasted until then."""
        today = self.reference.last_day if self.reference else None
        return today if today and today >= first else None

    def _begun(self, ended: re.Match[str], days: Days) -> date | None:
        """The first day of "the three months ended"."""
        span = self.rules.words["spans"].get(plain(ended[2] or ended[3]), 0)
        length = span * (self.rules.number(ended[1]) if ended[1] else 1)
        if not length:
            return None
        return months_before(days[1], length) if length > 0 else shifted(days[1], length + 1)

    def _built(self, first: date | None, last: date | None, shape: Shape, span: Span, *, relative: bool) -> Period:
        return Period(first, last, shape, span.of(self.text), span, inferred=relative and self.inferred)


def _moved(period: Period, year: int) -> Period | None:
    """The period in another year, where it is no plain year itself; the end of February stays one."""
    if not period.end or period.shape in {"deadline", "since", "unknown"} or not year:
        return None
    if (
        period.shape == "flow"
        and period.start
        and (period.start.month, period.start.day) == (1, 1)
        and ((period.end.month, period.end.day) == (12, 31))
    ):
        return None
    by = 12 * (year - period.end.year)
    first = months_after(period.start, by) if period.start else None
    last = months_after(period.end, by)
    return replace(period, start=first, end=last) if last else None
