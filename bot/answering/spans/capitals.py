"""Runs of words with a capital: what a text names, as far as its spelling tells."""

import re
from collections.abc import Iterator

from corpus.spans import Span

_WORD = re.compile(r"[A-Z0-9][\w'’-]*")


def capitalised(text: str, fewest: int = 1) -> Iterator[Span]:
    """The runs of at least so many neighbouring words that each begin with a capital or a figure.

    >>> [span.of("Was Tarn Pier built by Ann Roe?") for span in capitalised("Was Tarn Pier built by Ann Roe?", 2)]
    ['Was Tarn Pier', 'Ann Roe']
    """
    run: list[Span] = []
    for found in _WORD.finditer(text):
        word = Span(*found.span())
        if run and text[run[-1].end : word.start] != " ":
            yield from _whole(run, fewest)
            run = []
        run.append(word)
    yield from _whole(run, fewest)


def _whole(run: list[Span], fewest: int) -> Iterator[Span]:
    if len(run) >= fewest:
        yield Span(run[0].start, run[-1].end)
