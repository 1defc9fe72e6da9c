"""``footnote check``: every fault of the corpus at once; changes nothing."""

import argparse
import sys

from bot.commands.shared import read_places, read_settings
from bot.errors import UserError
from bot.evaluation.gold import check_questions
from corpus.corpus import Corpus
from corpus.errors import CorpusError, Fault
from corpus.reader import read_corpus


def run(options: argparse.Namespace) -> int:
    """Print the faults, a line each; 1 where there are any."""
    places = read_places(options, read_settings())
    if not places.corpus.is_dir():
        raise UserError(
            f"{places.corpus}: there is no such folder; name a folder of articles by CORPUS_DIR or --corpus"
        )
    faults: list[Fault] = []
    corpus: Corpus | None = None
    try:
        corpus = read_corpus(places.corpus, places.added)
    except CorpusError as error:
        faults.extend(error.faults)
    faults.extend(check_questions(places.corpus))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    if faults or corpus is None:
        return 1
    sys.stdout.write(f"No faults. Articles: {len(corpus.articles)}; facts: {len(corpus.facts)}.\n")
    return 0
