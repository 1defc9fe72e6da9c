"""The words that an entry is found by: its own, and for what stands in an article that article's title and year."""

from collections.abc import Mapping, Sequence

from corpus.article import Article
from index.entry import Entry


def words_counted(entries: Sequence[Entry], articles: Sequence[Article]) -> list[str]:
    """What lexical search counts of each entry.

    "Visitors rose to 900." is found by the name of the museum, which its title says, and by the year. A word is there
    to be found by its meaning alone, and a fact says in its slots what it is about.
    """
    known = {article.id: _context(article) for article in articles}
    return [_counted(entry, known) for entry in entries]


def _counted(entry: Entry, contexts: Mapping[str, str]) -> str:
    if entry.kind == "word":
        return ""
    return entry.text if entry.kind == "fact" else f"{contexts[entry.article]}{entry.text}"


def _context(article: Article) -> str:
    year = str(article.published.year) if article.published else ""
    return "".join(f"{part}\n" for part in (article.title, year) if part)
