"""Articles that admins add from the chat: kept beside the corpus, listed, and taken away again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError
from corpus.added import Added, AddedArticles, own_ids
from corpus.folders import CONVERTED
from corpus.formats.conversions import Conversions
from corpus.web.fetch import Fetch

NO_WEB = "ALLOW_URLS is false, so no web address is read: set it to true, or save the page and add the file."


@dataclass(frozen=True, slots=True)
class Additions:
    """The folder of added articles, beside one corpus."""

    corpus: Path
    added: Path
    fetch: Fetch | None = None
    """What fetches web pages; None where none may be."""

    def add(self, name: str, content: bytes) -> str:
        """Keep a file, as one article or several; their ids."""
        return self._keep(lambda articles, conversions: articles.add(name, content, {}, conversions))

    def add_page(self, address: str) -> str:
        """Keep what lies at a web address, as `add` keeps a file; its ids.

        Raises:
            CorpusError: it cannot be fetched or read, and is not kept.
            SettingsError: the settings allow no web addresses.
        """
        fetch = self.fetch
        if fetch is None:
            raise SettingsError(NO_WEB)
        return self._keep(lambda articles, conversions: articles.add_page(address, {}, conversions, fetch))

    def remove(self, article: str) -> bool:
        """Take away an article that was added."""
        return AddedArticles(self.added).remove(article)

    def ids(self) -> frozenset[str]:
        """The ids of the articles that were added."""
        return frozenset(AddedArticles(self.added).ids())

    def _keep(self, add: Callable[[AddedArticles, Conversions], Added]) -> str:
        with Conversions(self.added / CONVERTED) as conversions:
            found = add(AddedArticles(self.added, own_ids(self.corpus)), conversions)
        return ", ".join(article.id for article in found.articles)
