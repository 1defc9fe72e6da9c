"""``footnote remove``: added articles taken away again."""

import argparse
import sys
from pathlib import Path

from bot.commands.index import run as build_index
from bot.commands.shared import read_places, read_settings
from bot.errors import UserError
from corpus.added import AddedArticles


def run(options: argparse.Namespace) -> int:
    """Take away each article that was added; those of the corpus itself are files to be removed by hand."""
    places = read_places(options, read_settings())
    added = AddedArticles(places.added or Path(".footnote/added"))
    unknown = [article for article in options.ids if article not in added.ids()]
    if unknown:
        known = ", ".join(added.ids()[:20]) or "none was"
        raise UserError(f"{unknown[0]}: no article of that id was added; added were: {known}")
    for article in options.ids:
        added.remove(article)
        sys.stdout.write(f"{article} is removed, and its original with it.\n")
    if options.reindex:
        return build_index(options)
    sys.stdout.write("Run `footnote index` to take them out of the answers.\n")
    return 0
