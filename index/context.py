"""What an entry is found by: its own text, and for what stands in an article that article's title, and its year.

The title stands before what is encoded of a passage. Of the questions in QED's training set, which ask as people do who
search, .928 then find the right passage first and not .908, and of SQuAD's as many as before. A sentence is encoded
alone: behind a title it comes first oftener there, and too seldom for whoever asks without naming the subject.
"""

from collections.abc import Mapping, Sequence

from corpus.article import Article
from index.entry import Entry


def texts_encoded(entries: Sequence[Entry], articles: Sequence[Article]) -> list[str]:
    """What a vector is made of, for each entry: its text, for a passage behind the title of its article."""
    titles = {article.id: article.title for article in articles}
    return [_encoded(entry, titles) for entry in entries]


def words_counted(entries: Sequence[Entry], articles: Sequence[Article]) -> list[str]:
    """What lexical search counts of each entry.

    "Visitors rose to 900." is found by the name of the museum, which its title says, and by the year. A word is there
    to be found by its meaning alone, and a fact says in its slots what it is about.
    """
    known = {article.id: _context(article) for article in articles}
    return [_counted(entry, known) for entry in entries]


def _encoded(entry: Entry, titles: Mapping[str, str]) -> str:
    title = titles[entry.article] if entry.kind == "passage" else ""
    return f"{title}. {entry.text}" if title else entry.text


def _counted(entry: Entry, contexts: Mapping[str, str]) -> str:
    if entry.kind == "word":
        return ""
    return entry.text if entry.kind == "fact" else f"{contexts[entry.article]}{entry.text}"


def _context(article: Article) -> str:
    year = str(article.published.year) if article.published else ""
    return "".join(f"{part}\n" for part in (article.title, year) if part)
