"""Prose: which sentences of an article are read as such, and not as a heading, a row or a list."""

from corpus.article import Article, Sentence
from corpus.extraction.tables.table import is_row

_LONGEST = 800
"""Characters; a longer sentence is a list, or no prose, and what it tells would be given to strangers."""


def is_prose(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is prose."""
    is_short = sentence.span.end - sentence.span.start <= _LONGEST
    return is_short and not sentence.is_heading and not is_row(article.text, sentence)
