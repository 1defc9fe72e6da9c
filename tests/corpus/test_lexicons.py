"""The lexicons of the readers say what they seem to say."""

from collections.abc import Iterator

import pytest

from corpus.lexicons import lexicon

NUMBERS = {"seasons", "thirds"}
"""Lists of numbers: months, and days of a month."""


@pytest.mark.parametrize("name", ["numbers", "units", "quantities", "periods"])
def test_every_word_of_a_lexicon_is_a_word(name: str) -> None:
    """No word of a list was taken for a truth value or a number: "on" and "no" are words."""
    assert [word for word in _words(lexicon(name)) if not isinstance(word, str)] == []


def _words(node: object) -> Iterator[object]:
    """The keys of all mappings and the items of all lists."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            if key not in NUMBERS:
                yield from _words(value)
    elif isinstance(node, list):
        for item in node:
            yield from _words(item) if isinstance(item, dict | list) else [item]
