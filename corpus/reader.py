"""A folder of articles and facts, read as one corpus: all of it, or every fault in it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article, Passage, Sentence
from corpus.articles import read_article
from corpus.errors import CorpusError, Fault
from corpus.fact import Fact, Term
from corpus.fact_files import read_facts
from corpus.known import Known
from corpus.passages import split_passages
from corpus.sentences import split_sentences

ARTICLE_SUFFIXES = (".md", ".markdown", ".txt")
FACT_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that answers can come from, in an order that does not depend on the disk's."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]


def read_corpus(folder: Path, earlier: Corpus | None = None) -> Corpus:
    """Read ``folder/articles`` and ``folder/facts``, or, where there is no ``articles``, every article under `folder`.

    Args:
        folder: of the corpus.
        earlier: what the present rules have read before: an article whose file has not changed is taken from there.

    Raises:
        CorpusError: with every fault of every file; nothing is read in part.
    """
    _check_folder(folder)
    known = Known(earlier.articles, earlier.sentences, earlier.passages) if earlier else Known()
    articles, faults = _read_articles(_files(articles_folder(folder), ARTICLE_SUFFIXES), folder, known)
    faults += _duplicates(articles)
    certain = _certain(articles)
    facts, terms, more = _read_fact_files(_files(folder / "facts", FACT_SUFFIXES), folder, certain, bool(faults))
    if faults or more:
        raise CorpusError(tuple(sorted([*faults, *more])))
    if not articles:
        endings = ", ".join(ARTICLE_SUFFIXES)
        raise CorpusError((Fault(str(folder), 0, f"there is no article in this folder; put files in it ({endings})"),))
    return _split(articles, facts, terms, known)


def corpus_files(folder: Path) -> list[Path]:
    """The files that `read_corpus` would read."""
    articles = _files(articles_folder(folder), ARTICLE_SUFFIXES)
    return [*articles, *_files(folder / "facts", FACT_SUFFIXES)]


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = "this is a file, not a folder" if folder.exists() else "there is no such folder"
        raise CorpusError((Fault(str(folder), 0, f"{what}; name a folder of articles by CORPUS_DIR or --corpus"),))


def articles_folder(folder: Path) -> Path:
    """Where the articles of a corpus lie: in `articles`, or, where there is no such folder, all through it."""
    inner = folder / "articles"
    return inner if inner.is_dir() else folder


def _files(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files under a folder by name; hidden ones, and what lies in hidden folders, are nobody's articles."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _read_articles(paths: Sequence[Path], root: Path, known: Known) -> tuple[list[Article], list[Fault]]:
    articles: list[Article] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            articles.append(known.article(path, path.relative_to(root).as_posix()) or read_article(path, root))
        except CorpusError as error:
            faults.extend(error.faults)
    return sorted(articles, key=lambda article: article.id), faults


def _duplicates(articles: Sequence[Article]) -> list[Fault]:
    by_id: dict[str, list[Article]] = {}
    for article in articles:
        by_id.setdefault(article.id, []).append(article)
    return [
        Fault(other.path, 1, f"the id {other.id!r} is taken by {first.path}; give one of the two another id")
        for first, *others in by_id.values()
        for other in others
    ]


def _certain(articles: Sequence[Article]) -> Mapping[str, Article]:
    """The articles by id, those left out that have to share theirs."""
    counts = Counter(article.id for article in articles)
    return {article.id: article for article in articles if counts[article.id] == 1}


def _read_fact_files(
    paths: Sequence[Path], root: Path, by_id: Mapping[str, Article], some_missing: bool
) -> tuple[list[Fact], list[Term], list[Fault]]:
    """All fact files; one about an article that could not be read is left for when it can be."""
    facts: list[Fact] = []
    terms: list[Term] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            read = read_facts(path, root, by_id, some_missing=some_missing)
        except CorpusError as error:
            faults.extend(error.faults)
        else:
            facts.extend(read.facts)
            terms.extend(read.terms)
    faults.extend(_duplicate_facts(facts))
    return facts, terms, faults


def _duplicate_facts(facts: Sequence[Fact]) -> Iterator[Fault]:
    for identifier, count in Counter(fact.id for fact in facts).items():
        if count > 1:
            article, name = identifier.split("/", 1)
            yield Fault(f"facts/{article}.yaml", 0, f"{count} facts have the id {name!r}; each needs its own")


def _split(articles: Sequence[Article], facts: Sequence[Fact], terms: Sequence[Term], known: Known) -> Corpus:
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    for article in articles:
        own, pieces = known.parts(article) or _split_article(article)
        sentences.extend(own)
        passages.extend(pieces)
    return Corpus(tuple(articles), tuple(sentences), tuple(passages), tuple(facts), tuple(terms))


def _split_article(article: Article) -> tuple[Sequence[Sentence], Sequence[Passage]]:
    sentences = split_sentences(article)
    return sentences, split_passages(article, sentences)
