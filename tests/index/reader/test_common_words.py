"""Common words of English, as the tokenizer of Footnote's own reader has them."""

from pathlib import Path

from index.reader.common_words import common_words


def test_common_words_are_whole_and_misspellings_are_none() -> None:
    """Words of every day are among them; pieces of words, figures and misspellings are not."""
    assert {"sharks", "boots", "harbour", "wrote"} <= common_words()
    assert common_words().isdisjoint({"##ing", "1990", "goverment", "recieve", "wht"})


def test_without_a_reader_there_are_none(tmp_path: Path) -> None:
    """A copy that came without a reader knows none, and fails at nothing."""
    assert common_words(tmp_path) == frozenset()
