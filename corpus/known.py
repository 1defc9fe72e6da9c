"""What an earlier reading of a corpus knows already, so that only what has changed is read and split anew."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.article import Article, Passage, Sentence


class _OfArticle(Protocol):
    @property
    def article(self) -> str: ...


_Part = TypeVar("_Part", bound=_OfArticle)


class Known:
    """Articles with their sentences and passages, as the present rules have read and split them."""

    def __init__(
        self, articles: Sequence[Article] = (), sentences: Sequence[Sentence] = (), passages: Sequence[Passage] = ()
    ) -> None:
        self._by_path = {article.path: article for article in articles}
        self._by_id = {article.id: article for article in articles}
        self._sentences = _grouped(sentences)
        self._passages = _grouped(passages)

    def article(self, path: Path, name: str) -> Article | None:
        """The article of a file; None where the file is another one now, or cannot be read."""
        article = self._by_path.get(name)
        try:
            is_same = article and hashlib.sha256(path.read_bytes()).hexdigest() == article.sha256
        except OSError:
            return None
        return article if is_same else None

    def parts(self, article: Article) -> tuple[Sequence[Sentence], Sequence[Passage]] | None:
        """The sentences and passages of an article; None where it is another one now."""
        if self._by_id.get(article.id) != article:
            return None
        return self._sentences.get(article.id, ()), self._passages.get(article.id, ())


def _grouped(parts: Sequence[_Part]) -> Mapping[str, Sequence[_Part]]:
    grouped: dict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        grouped[part.article].append(part)
    return grouped
