"""How long the words of a text are kept."""

import pytest

from corpus.words import read_words


@pytest.mark.parametrize(
    ("text", "is_kept"), [("The museum's 9,500 visitors", True), ("a page of words " * 200, False)]
)
def test_only_words_of_short_texts_are_kept(text: str, is_kept: bool) -> None:
    """The steps of an answer share the words of its question; those of a page would take the room of many pages."""
    assert read_words(text) == read_words(text)
    assert (read_words(text) is read_words(text)) == is_kept
