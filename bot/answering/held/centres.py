"""Whom the sentences of a snapshot's articles speak of where they do not name him."""

from collections.abc import Container
from functools import lru_cache

from bot.answering.held.texts import Texts
from corpus.article import Sentence
from corpus.sentences.centres import Centre, centres
from corpus.words import stems_of

_PARAGRAPHS_KNOWN = 20_000
"""Of how many paragraphs it is kept whom their sentences speak of."""


class CentreReader:
    """Reads it paragraph by paragraph; see `corpus.sentences.centres`."""

    def __init__(self, texts: Texts, names: Container[str]) -> None:
        self._texts, self._names = texts, names
        self._in = lru_cache(maxsize=_PARAGRAPHS_KNOWN)(self._in_paragraph)

    def name_of(self, sentence: Sentence) -> frozenset[str]:
        """The stems of the name that a sentence speaks of without naming it; none for most."""
        centre = self._of(sentence)
        return frozenset(stems_of(centre.name)) if centre else frozenset()

    def named_in(self, sentence: Sentence) -> Sentence | None:
        """The sentence of its paragraph that names whom a sentence speaks of."""
        centre = self._of(sentence)
        return self._texts.paragraph(sentence.article, sentence.paragraph)[centre.named_in] if centre else None

    def _of(self, sentence: Sentence) -> Centre | None:
        own = self._texts.paragraph(sentence.article, sentence.paragraph).index(sentence)
        return self._in(sentence.article, sentence.paragraph)[own]

    def _in_paragraph(self, article: str, paragraph: int) -> tuple[Centre | None, ...]:
        return centres(list(map(self._texts.text_of, self._texts.paragraph(article, paragraph))), self._names)
