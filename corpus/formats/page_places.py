"""Where in the source of a page its article stands."""

from collections.abc import Sequence

_FIRST_WORDS, _MOST_LINES = 4, 12


def beginning_of(text: str, page: str) -> int:
    """Where in the page the article's words begin; its end, where they are written in another way there."""
    places = [page.find(words) for words in _first_words(text)[:_MOST_LINES]]
    return min((place for place in places if place >= 0), default=len(page))


def end_of(text: str, page: str) -> int:
    """Where in the page the article's last line begins; its end, where it is written in another way there."""
    places = (page.rfind(words) for words in reversed(_first_words(text)))
    return next((place for place in places if place >= 0), len(page))


def _first_words(text: str) -> Sequence[str]:
    """Those of each line that has so many."""
    lines = [line.split() for line in text.split("\n") if line and line[0].isalnum()]
    return [" ".join(words[:_FIRST_WORDS]) for words in lines if len(words) >= _FIRST_WORDS]
