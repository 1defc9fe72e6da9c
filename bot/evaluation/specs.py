"""The Recognizers-Text specs: sentences with the figures and the periods that stand in them.

Which of them are measured is declared in ``recognizers.yaml``, by file, type and form. The specs stay where they are;
https://github.com/microsoft/Recognizers-Text has them, under the MIT licence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import UserError
from corpus.dates import PartialDate
from corpus.intervals import month_days, shifted
from corpus.lexicons import lexicon

LANGUAGES = {"English": "en", "Chinese": "zh"}
Bound = Literal["", "(", "["]
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class WantedFigure:
    """A figure of a spec; a range has two values, of which one may be open."""

    value: Decimal | None
    unit: str = ""
    iso: str = ""
    high: Decimal | None = None
    low_bound: Bound = ""
    """For a range: "(" where the value itself is left out, "[" where it is in."""
    high_bound: str = ""
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class WantedPeriod:
    """A period of a spec: each way to read it, its days both included; None where that end is open or not wanted."""

    readings: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class SpecCase:
    """One sentence of a spec with what is wanted of one class; nothing wanted where the sentence is to stay silent."""

    kind: str
    language: str
    number: int
    """Its place in its file, from 0: the even ones may be looked at, the odd ones are for measuring only."""
    subset: bool
    text: str
    reference: PartialDate | None
    figures: tuple[WantedFigure, ...] = ()
    periods: tuple[WantedPeriod, ...] = ()


def read_specs(folder: Path) -> tuple[SpecCase, ...]:
    """The cases of every class in both languages.

    Raises:
        UserError: a spec is missing or is not what these specs are.
    """
    specs = folder / "Specs" if (folder / "Specs").is_dir() else folder
    rules = lexicon("recognizers", "bot.evaluation")
    return tuple(
        case
        for name, language in LANGUAGES.items()
        for case in (*_figure_cases(specs, name, language, rules), *_period_cases(specs, name, language, rules))
    )


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)

    text: str | None = Field(default=None, alias="Text")
    type_name: str = Field(default="", alias="TypeName")
    type: str = Field(default="", alias="Type")
    resolution: Mapping[str, Any] | None = Field(default=None, alias="Resolution")
    value: Mapping[str, Any] | None = Field(default=None, alias="Value")


class _Case(BaseModel):
    model_config = ConfigDict(frozen=True)

    input: str = Field(alias="Input")
    context: Mapping[str, Any] = Field(default={}, alias="Context")
    results: tuple[_Result, ...] = Field(default=(), alias="Results")

    @property
    def reference(self) -> PartialDate | None:
        written = str(self.context.get("ReferenceDateTime", ""))[:10]
        return PartialDate.parse(written) if written else None


_CASES = TypeAdapter(tuple[_Case, ...])


def _read(specs: Path, name: str) -> Sequence[_Case]:
    file = specs / name
    try:
        return _CASES.validate_json(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except FileNotFoundError as error:
        raise UserError(f"{file}: there is no such spec; name the folder that holds Specs by --data") from error
    except ValidationError as error:
        raise UserError(f"{file}: this is no spec of Recognizers-Text: {error.errors()[0]['msg']}") from error


def _figure_cases(specs: Path, name: str, language: str, rules: Mapping[str, Any]) -> Iterator[SpecCase]:
    for kind, rule in rules["quantities"].items():
        for number, case in enumerate(_read(specs, rule["file"].replace("{language}", name))):
            figures = tuple(figure for result in case.results if (figure := _figure(kind, result)))
            if figures or not case.results:
                yield SpecCase(kind, language, number, rule["subset"], case.input, case.reference, figures)


def _figure(kind: str, result: _Result) -> WantedFigure | None:
    """What a result wants, or nothing where it is no figure of running text, by the rule."""
    resolution = result.resolution or {}
    written = str(resolution.get("value") or "")
    if not written or _left_out().search(result.text or "") or result.type_name.endswith(".relative"):
        return None
    if kind == "range":
        return _range(written)
    try:
        value = Decimal(written.removesuffix("%"))
    except InvalidOperation:
        return None
    unit = "percent" if kind == "percent" else str(resolution.get("unit") or "")
    return WantedFigure(value, unit, str(resolution.get("isoCurrency") or ""))


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(lexicon("recognizers", "bot.evaluation")["left_out_text"])


def _range(written: str) -> WantedFigure | None:
    """``[20,30)`` as its two ends, ``(,35]`` as its one."""
    found = re.fullmatch(r"([\[(])([^,]*),([^,]*)([\])])", written)
    if not found:
        return None
    low, high = (Decimal(part) if part else None for part in (found[2], found[3]))
    return WantedFigure(low, high=high, low_bound="[" if found[1] == "[" else "(", high_bound=found[4], is_range=True)


def _period_cases(specs: Path, name: str, language: str, rules: Mapping[str, Any]) -> Iterator[SpecCase]:
    periods = rules["periods"]
    for pattern in (*periods["files"], *periods["day_files"]):
        for number, case in enumerate(_read(specs, pattern.replace("{language}", name))):
            wanted: dict[tuple[str, bool], list[WantedPeriod]] = {}
            for result in case.results:
                form = _form(result, periods)
                period = _period(result, periods) if form else None
                if form and period:
                    wanted.setdefault((form["name"], form["subset"]), []).append(period)
            for (kind, subset), found in wanted.items():
                yield SpecCase(kind, language, number, subset, case.input, case.reference, periods=tuple(found))


def _values(result: _Result) -> Sequence[Mapping[str, Any]]:
    """The readings of a result, past and future, each with its timex."""
    if result.value:
        timex, mark = result.value.get("Timex", ""), result.value.get("Mod", "")
        ways = (result.value.get("PastResolution") or {}, result.value.get("FutureResolution") or {})
        return [{"timex": timex, "Mod": mark, **way} for way in ways if way]
    return tuple((result.resolution or {}).get("values") or ())


def _form(result: _Result, periods: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The form that the result's timex has, where its type and its mark are those of a period."""
    values = _values(result)
    if (result.type or result.type_name) not in periods["types"] or not values or not result.text:
        return None
    if values[0].get("Mod") in periods["left_out_marks"]:
        return None
    timex = str(values[0].get("timex") or "")
    return next((form for form in periods["forms"] if re.fullmatch(form["timex"], timex)), None)


def _period(result: _Result, periods: Mapping[str, Any]) -> WantedPeriod | None:
    known = tuple(days for value in _values(result) for days in _days(value, periods, result.text or ""))
    return WantedPeriod(known) if known else None


def _days(value: Mapping[str, Any], periods: Mapping[str, Any], text: str) -> Iterator[Days]:
    """The days of one reading, both included; several where the spec does not say in what unit the period ends."""
    point = _date(value.get("date") or value.get("value"))
    start = _date(value.get("startDate") or value.get("start")) or point
    end = _date(value.get("endDate") or value.get("end"))
    open_end = periods["open_ends"].get(value.get("Mod"))
    for last in _last_days(end, str(value.get("timex") or ""), text, periods) if end else (point,):
        first = None if open_end == "end" else start
        if first or (last and open_end != "start"):
            yield first, None if open_end == "start" else last


def _last_days(end: date, timex: str, text: str, periods: Mapping[str, Any]) -> Iterator[date | None]:
    """The last day of a period whose end the spec gives as the day behind it, or as the first day of its last unit.

    A length in months does not say whether the last unit is a month, a quarter or a year.
    """
    grain = timex.rstrip(")")[-1:]
    if grain not in {"D", "M", "Y"} or not re.search(periods["joiners"], text, re.IGNORECASE):
        yield shifted(end, -1)
    elif grain == "D":
        yield end
    else:
        for length in {"M": (1, 3, 12), "Y": (12,)}[grain]:
            days = month_days(end.year, end.month, end.month + length - 1)
            if days and (end.month - 1) % length == 0:
                yield days[1]


def _date(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None
