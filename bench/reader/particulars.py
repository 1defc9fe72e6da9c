"""What pins a question down: years, figures and names, each at its place and with its kind."""

from collections.abc import Iterator, Sequence
from typing import Literal

from corpus.spans import Span
from corpus.words import Word, read_words

Kind = Literal["year", "figure", "name"]
Particular = tuple[Span, Kind]
_YEAR = 4  # digits
_NAME = 3  # letters: "US" and "II" are parts of names


def words_that_pin(text: str) -> Iterator[Particular]:
    """Word by word, a name of two words as two. The first word is capitalised in any case."""
    for place, word in enumerate(read_words(text)):
        if word.is_number:
            yield word.span, _kind(word)
        elif place and word.is_capitalised and len(word.text) >= _NAME:
            yield word.span, "name"


def names_and_figures(text: str) -> Iterator[Particular]:
    """The same, but a name whole, of however many words.

    >>> text = "In 1902 the Harrow Mill Company left Ansel."
    >>> [(span.of(text), kind) for span, kind in names_and_figures(text)]
    [('1902', 'year'), ('Harrow Mill Company', 'name'), ('Ansel', 'name')]
    """
    run: list[Word] = []
    for place, word in enumerate(read_words(text)):
        if run and not (word.is_capitalised and text[run[-1].span.end : word.span.start] == " "):
            yield from _name(run)
            run = []
        if word.is_number:
            yield word.span, _kind(word)
        elif place and word.is_capitalised:
            run.append(word)
    yield from _name(run)


def _kind(number: Word) -> Kind:
    return "year" if len(number.text) == _YEAR and number.text.isdigit() else "figure"


def _name(run: Sequence[Word]) -> Iterator[Particular]:
    if run and (len(run) > 1 or len(run[0].text) >= _NAME):
        yield Span(run[0].span.start, run[-1].span.end), "name"
