"""Whether the files of a corpus can be other ones than those that it was read from, told without reading it again."""

import math
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.article import Article
from corpus.corpus import Corpus
from corpus.errors import CorpusError
from corpus.folders import article_files, fact_files
from corpus.known import Known


def looks_changed(folder: Path, added: Path | None, corpus: Corpus, read_at: float) -> bool:
    """Whether a file can be another one than when the corpus was read.

    A file that is moved, copied or unpacked keeps the time of its last change, so the time when it came to its place
    counts as well; what is younger only by that is held against what was read from it.

    Args:
        folder: of the corpus.
        added: the folder of articles that were added; None for none.
        corpus: that was read from both; it may hold facts besides that nobody has written into a file.
        read_at: when, in seconds since 1970.
    """
    since = read_at if read_at <= time.time() else 0.0  # the clock was put back: what has come since may have any time
    files = article_files(folder, added)
    if {article.path for article in corpus.articles} - files.keys():
        return True
    known = Known(corpus.articles)
    if any(_came(file) > since and known.article(file, name) is None for name, file in files.items()):
        return True
    of_facts = fact_files(folder)
    has_come = any(_came(place) > since for place in (folder / "facts", *of_facts) if place.exists())
    return has_come and not _tells_the_same(of_facts, folder, corpus)


def _came(file: Path) -> float:
    """When a file came to where it is, or was changed, and a folder when a file came to it or went.

    One that is gone meanwhile has changed now.
    """
    try:
        found = file.stat()
    except OSError:
        return math.inf
    return max(found.st_mtime, found.st_ctime)


def _tells_the_same(files: Sequence[Path], folder: Path, corpus: Corpus) -> bool:
    """Whether files of facts hold the facts and the terms that were written into files when the corpus was read."""
    from corpus.curated.fact_files import read_facts  # noqa: PLC0415 - who asks mostly need not wait for it

    articles: Mapping[str, Article] = {article.id: article for article in corpus.articles}
    try:
        read = [read_facts(file, folder, articles) for file in files]
    except (CorpusError, OSError):
        return False
    facts = {fact.id: fact for own in read for fact in own.facts}
    terms = [term for own in read for term in own.terms]
    return facts == {fact.id: fact for fact in corpus.facts if fact.origin == "curated"} and terms == list(corpus.terms)
