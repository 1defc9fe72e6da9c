"""Support: whether the figures and the names of a text stand in what is cited for it.

Figures are compared by their digits, separators aside; names by their stems. A date is its figures and the name of its
month.
"""

import re
from collections.abc import Iterable, Iterator

from bot.answering.lexicons import measures
from bot.answering.said.answer import Citation
from corpus.words import Word, read_words

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def supports(citation: Citation, text: str) -> bool:
    """Whether every figure and every name of `text` stands in the citation's quote."""
    return not unsupported(text, (citation.quote,))


def unsupported(text: str, quotes: Iterable[str], also: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The figures and names of `text` that stand in none of the quotes, in order.

    Args:
        text: what is to be said, without citation marks.
        quotes: what is cited for it.
        also: stems of words that need no support, such as those of a template.

    >>> unsupported("984.702 billion yuan in Suzhou", ["The scale was 984.702 billion yuan."])
    ('Suzhou',)
    """
    held = {word.stem for quote in quotes for word in read_words(quote)}
    held |= {figure for quote in quotes for figure in figures_in(quote)}
    return tuple(word.text for word in _claims(text) if word.stem not in held and word.stem not in also)


def figures_in(text: str) -> Iterator[str]:
    """The figures of a text, without thousands separators."""
    return (match.group().replace(",", "") for match in _FIGURE.finditer(text))


def _claims(text: str) -> Iterator[Word]:
    """The words that claim something checkable: figures, what they are figures of, and words with a capital."""
    return (word for word in read_words(text) if word.is_number or word.is_capitalised or word.stem in measures())
