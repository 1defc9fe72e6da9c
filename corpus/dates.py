"""A date as far as it is known: a year, a month of a year, or a day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """``2025``, ``2025-10`` or ``2025-10-24``; the parts that are not known are ``0``.

    >>> str(PartialDate.parse("2025-10"))
    '2025-10'
    >>> PartialDate.parse("2025-10").last_day
    datetime.date(2025, 10, 31)
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)  # refuses a month 13 and a 30th of February
        if self.day and not self.month:
            raise ValueError("a day without a month is no date")

    @classmethod
    def parse(cls, written: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: `written` has another form, or names no day of the calendar.
        """
        found = _WRITTEN.fullmatch(written.strip())
        if not found:
            raise ValueError(f"{written!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part or 0) for part in found.groups())
        try:
            return cls(year, month, day)
        except ValueError as error:
            raise ValueError(f"{written!r} is no day of the calendar") from error

    @property
    def first_day(self) -> date:
        """The earliest day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)
