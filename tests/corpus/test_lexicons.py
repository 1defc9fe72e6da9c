"""The lexicons of the readers say what they seem to say."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from corpus.lexicons import lexicon

_ROOMS = ("corpus.lexicons", "bot.answering.lexicons")
_LEXICONS = [
    (room, path.name.removesuffix(".yaml"))
    for room in _ROOMS
    for path in files(room).iterdir()
    if path.name.endswith(".yaml")
]


@pytest.mark.parametrize(("room", "name"), _LEXICONS)
def test_every_word_of_a_lexicon_is_a_word(room: str, name: str) -> None:
    """No key and no item of a list was taken for a truth value, or for nothing: "on", "off" and "no" are words."""
    assert [word for word in _words(lexicon(name, room)) if isinstance(word, bool) or word is None] == []


def _words(node: object) -> Iterator[object]:
    """The keys of all mappings and the items of all lists."""
    if isinstance(node, dict):
        yield from node
        for value in node.values():
            yield from _words(value)
    elif isinstance(node, list):
        for item in node:
            yield from _words(item) if isinstance(item, dict | list) else [item]
