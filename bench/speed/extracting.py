"""Extraction of facts beside the encoding of the same articles, in seconds of processor time.

    python -m bench.speed.extracting INDEX_DIR [CORPUS_DIR]

Prints one object of JSON; `share` is what extraction adds to encoding.
"""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.command import parser_of
from corpus.extraction.extract import extract_facts
from corpus.reader import read_corpus
from corpus.sentences import split_sentences
from index.build import make_entries
from index.encoders import open_encoder
from index.model_source import DEFAULT_MODEL

_TIMES = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both, and print the best of each."""
    parser = parser_of("bench.speed.extracting", __doc__)
    parser.add_argument("index", type=Path, metavar="INDEX_DIR", help="the folder of the index, with its encoder in it")
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", nargs="?", default=Path("corpus"))
    options = parser.parse_args(arguments)
    encoder = open_encoder(DEFAULT_MODEL, options.index / "encoders")
    corpus = read_corpus(options.corpus)
    texts = sorted({entry.text for entry in make_entries(corpus) if entry.kind != "word"}, key=len)
    encoder.encode(texts[:8])
    articles = [(article, split_sentences(article)) for article in corpus.articles]
    extracting = _best(lambda: [extract_facts(article, sentences) for article, sentences in articles])
    encoding = _best(lambda: encoder.encode(texts))
    found = {"articles": len(articles), "texts": len(texts), "extracting": extracting, "encoding": encoding}
    print(json.dumps({**found, "share": extracting / encoding}))  # noqa: T201


def _best(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_TIMES):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


if __name__ == "__main__":
    main()
