"""Numbers as digits and a scale; exact, never through a float."""

from decimal import Context, Decimal
from typing import NamedTuple

LONGEST = 40
"""Digits beyond so many are an identifier, no figure."""
MOST_NUMBERS = 8_000
"""Numbers that are looked at in one text: a page with more of them is a heap of digits, and no running text."""
MOST_FIGURES = 5_000
"""Figures of which facts are told in one article."""
LONGEST_SCALE = 10**24
_GROUP = 3
_DECIMALS = 2
_BYTE = 256
_SEPARATORS = str.maketrans("\u202f\u2009\u00a0 ", ",,,,")
_EXACT = Context(prec=120)


class Numeral(NamedTuple):
    """A number before its unit: ``22.5 billion`` has the digits "22.5" and the scale 1000000000."""

    digits: str
    scale: int
    after: int
    """The place of the token behind it."""
    is_share: bool = False

    @property
    def value(self) -> Decimal:
        """Digits times scale, exactly."""
        return scaled(self.digits, self.scale)


def scaled(digits: str, scale: int) -> Decimal:
    """The exact product of both.

    >>> scaled("984.702", 10**9)
    Decimal('984702000000.000')
    """
    return _EXACT.multiply(Decimal(digits), Decimal(scale))


def plain_digits(written: str) -> str | None:
    """The digits without separators, or nothing where a run of digits and signs is no number (a version, a list).

    >>> plain_digits("2,183.50"), plain_digits("1.2.3"), plain_digits("12,34"), plain_digits("1.250.000,5")
    ('2183.50', None, None, '1250000.5')
    """
    if _is_dotted(written):
        return written.replace(".", "").replace(",", ".")
    whole, _, fraction = written.translate(_SEPARATORS).partition(".")
    if len(written) > LONGEST or "." in fraction or "," in fraction:
        return None
    head, *groups = whole.split(",")
    if len(groups) == 1 and (len(groups[0]) == 1 or (head == "0" and len(groups[0]) < _GROUP)) and not fraction:
        return f"{head or 0}.{groups[0]}"  # the comma of the Continent: "2,5"
    if groups and (len(head) > _GROUP or len(groups[-1]) != _GROUP or len({len(group) for group in groups[:-1]}) > 1):
        return None
    if any(len(group) not in {2, _GROUP} for group in groups):
        return None
    return (head or "0") + "".join(groups) + ("." + fraction if fraction else "")


def continental_digits(written: str) -> str | None:
    """The digits of a number with the points and the comma of the Continent, where two digits stand behind the comma.

    >>> continental_digits("10,50"), continental_digits("1.000,50"), continental_digits("10,500")
    ('10.50', '1000.50', None)
    """
    whole, _, fraction = written.partition(",")
    head, *groups = whole.split(".")
    fits = len(fraction) == _DECIMALS and 0 < len(head) <= _GROUP and all(len(group) == _GROUP for group in groups)
    digits = f"{head}{''.join(groups)}"
    return f"{digits}.{fraction}" if fits and (digits + fraction).isdecimal() else None


def _is_dotted(written: str) -> bool:
    """Whether points part the thousands of a number, and not the bytes of an address: "1.250.000,5"."""
    whole, _, fraction = written.partition(",")
    head, *groups = whole.split(".")
    is_parted = len(groups) > 1 and 0 < len(head) <= _GROUP and all(len(group) == _GROUP for group in groups)
    if not is_parted or not (whole.replace(".", "") + fraction).isdecimal():
        return False
    return len(groups) != _GROUP or any(int(group) >= _BYTE for group in (head, *groups))


def plain_text(value: Decimal) -> str:
    """The value without exponent, and without zeros that say nothing.

    >>> plain_text(Decimal("1E+2")), plain_text(Decimal("1.50"))
    ('100', '1.5')
    """
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
