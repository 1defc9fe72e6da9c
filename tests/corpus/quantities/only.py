"""The one figure of a text, for the tests of the readers."""

from corpus.quantities import read_quantities
from corpus.quantity import Quantity


def only(text: str, language: str = "en") -> Quantity:
    """The one figure of `text`."""
    (quantity,) = read_quantities(text, language)
    return quantity
