"""``footnote add``: files and web pages into the corpus, and what was found in them."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.additions import NO_WEB
from bot.app import web_of
from bot.commands.counting import counted
from bot.commands.index import run as build_index
from bot.commands.shared import read_places, read_settings
from bot.errors import SettingsError, UserError
from corpus.added import Added, AddedArticles, own_ids
from corpus.article import Article
from corpus.articles import read_content
from corpus.cleaning import plain_name
from corpus.errors import CorpusError, Fault
from corpus.folders import CONVERTED
from corpus.formats.conversions import Conversions
from corpus.web.address import is_address
from corpus.web.fetch import Fetch
from corpus.words import read_words

_SAID = ("id", "title", "published", "publisher", "author", "language", "url")
_REPORTED = ("title", "published", "publisher", "author", "language")


def run(options: argparse.Namespace) -> int:
    """Add every file; 1 where one was refused beside others, 2 where all were."""
    said = {key: value for key in _SAID if (value := getattr(options, key))}
    if said and len(options.files) > 1:
        raise UserError(f"--{next(iter(said))} is said of one file; add the {len(options.files)} files one by one")
    settings = read_settings()
    places = read_places(options, settings)
    folder = places.added or Path(".footnote/added")
    articles, fetch = AddedArticles(folder, own_ids(places.corpus)), web_of(settings)
    refused = 0
    with Conversions(folder / CONVERTED) as conversions:
        for name in options.files:
            try:
                found = _add(name, articles, said, conversions, fetch)
            except CorpusError as error:
                refused += 1
                sys.stderr.write(f"{error}\n")
                continue
            for fault in found.faults:
                sys.stderr.write(f"{fault}\n")
            refused += bool(found.faults)
            sys.stdout.writelines(line + "\n" for article in found.articles for line in _report(article))
            if found.passed_over:
                sys.stdout.write(f"  passed over: {', '.join(map(plain_name, found.passed_over))}\n")
    if refused == len(options.files):
        return 2
    if options.reindex:
        return max(int(bool(refused)), build_index(options))
    sys.stdout.write("Run `footnote index` to take them into the answers.\n")
    return int(bool(refused))


def _add(
    name: str, articles: AddedArticles, said: Mapping[str, str], conversions: Conversions, fetch: Fetch | None
) -> Added:
    if not is_address(name):
        return articles.add(name, _content(name), said, conversions)
    if fetch is None:
        raise SettingsError(NO_WEB)
    return articles.add_page(name, said, conversions, fetch)


def _content(name: str) -> bytes:
    path = Path(name)
    if not path.is_file():
        why = "this is no file, but a folder or the like; name the files" if path.exists() else "there is no such file"
        raise CorpusError((Fault(name, 0, why),))
    return read_content(path, plain_name(path.name))


def _report(article: Article) -> Iterator[str]:
    """What was found of an article, and what was not."""
    yield f"{article.id}: {counted(len(read_words(article.body.of(article.text))), 'word')}"
    values = {key: str(getattr(article, key) or "") for key in _REPORTED}
    for key, value in values.items():
        if value:
            inferred = " (inferred from the text)" if key == "published" and article.published_inferred else ""
            yield f"  {key}: {value}{inferred}"
    missing = [f"{key} (--{key})" for key, value in values.items() if not value]
    if missing:
        yield f"  missing: {', '.join(missing)}"
