"""What stands before an operator of a page: numbers, matrices and dictionaries, as far as they are such."""

from collections.abc import Sequence
from typing import Any, Final

from pypdf.generic import DictionaryObject

Matrix = tuple[float, float, float, float, float, float]
UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BYTE_ORDER: Final = b"\xfe\xff"


def product(first: Matrix, then: Matrix) -> Matrix:
    """What both matrices do, one after the other."""
    a, b, c, d, x, y = first
    k, l, m, n, u, v = then  # noqa: E741 - the letters of the standard
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, x * k + y * m + u, x * l + y * n + v)


def matrix_in(operands: Sequence[Any]) -> Matrix:
    """Six numbers; those of no change where they are not given."""
    if len(operands) < len(UNIT) or not all(isinstance(one, int | float) for one in operands[:6]):
        return UNIT
    a, b, c, d, x, y = (float(one) for one in operands[:6])
    return (a, b, c, d, x, y)


def numbers_in(operands: Sequence[Any], count: int) -> list[float]:
    """The first operands as numbers; 0 for what is none."""
    given = [float(one) if isinstance(one, int | float) else 0.0 for one in operands[:count]]
    return given + [0.0] * (count - len(given))


def decoded(written: bytes) -> str:
    """A text of the file's own words, as they are written outside its pages."""
    if written.startswith(_BYTE_ORDER):
        return written[len(_BYTE_ORDER) :].decode("utf-16-be", "replace")
    return written.decode("latin-1")


def held(holder: DictionaryObject, name: str) -> DictionaryObject:
    """What a dictionary holds under a name, where that is a dictionary."""
    found = holder.get(name)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
