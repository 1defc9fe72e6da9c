"""``footnote index``: read the corpus, build a snapshot, publish it."""

import argparse
import sys

from bot.commands.shared import progress_bar, read_places, read_settings
from corpus.reader import read_corpus
from index.build import build_snapshot
from index.sentence_transformer import SentenceTransformerEncoder
from index.shelf import Shelf


def run(options: argparse.Namespace) -> int:
    """Build, or say that nothing has changed."""
    settings = read_settings()
    places = read_places(options, settings)
    corpus = read_corpus(places.corpus)
    with progress_bar() as progress:
        built = build_snapshot(
            corpus, SentenceTransformerEncoder(settings.embedding_model), Shelf(places.index), progress
        )
    if built is None:
        sys.stdout.write("Nothing has changed; the index is up to date.\n")
        return 0
    counts = built.manifest.counts
    sys.stdout.write(
        f"Snapshot {built.manifest.id}: {counts['articles']} articles, {counts['sentences']} sentences, "
        f"{counts['passages']} passages, {counts['facts']} facts.\n"
    )
    return 0
