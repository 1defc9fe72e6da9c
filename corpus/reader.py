"""A folder of articles and facts, read as one corpus: all of it, or all that can be read of it, and every fault.

A fault in an article leaves out that article. A fault in a file of facts, which somebody wrote for this very corpus,
is mended before anything is built.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article, Passage, Sentence
from corpus.articles import read_named_article
from corpus.corpus import Corpus
from corpus.curated.fact_files import read_facts
from corpus.errors import CorpusError, Fault
from corpus.fact import Fact, Term
from corpus.folders import (
    CONVERTED,
    NOT_ARTICLES,
    article_files,
    articles_folder,
    fact_files,
    told_name,
    visible_files,
)
from corpus.formats.conversions import Conversions
from corpus.formats.kinds import format_of, is_passed_over, refusal_of, suffixes
from corpus.json_lines import read_lines
from corpus.known import Known
from corpus.sentences import split_sentences
from corpus.sentences.passages import split_passages


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a corpus, and what could not."""

    corpus: Corpus
    left_out: tuple[Fault, ...]
    """Why articles are not in it."""
    strangers: tuple[Fault, ...]
    """Files of kinds that are no articles."""


def read_corpus(folder: Path, added: Path | None = None, earlier: Corpus | None = None) -> Corpus:
    """Read ``folder/articles`` and ``folder/facts``, or, where there is no ``articles``, every article under `folder`.

    Args:
        folder: of the corpus.
        added: the folder of articles that were added, and of what files were converted to; None for neither.
        earlier: what the present rules have read before: an article whose file has not changed is taken from there.

    Raises:
        CorpusError: with every fault of every file; nothing is read in part.
    """
    reading = read_readable(folder, added, earlier)
    if reading.left_out:
        raise CorpusError(reading.left_out)
    return reading.corpus


def read_readable(folder: Path, added: Path | None = None, earlier: Corpus | None = None) -> Reading:
    """Read all that can be read, as `read_corpus` does, and say what cannot.

    Raises:
        CorpusError: with every fault, where there is one in a file of facts, or no article can be read at all.
    """
    _check_folder(folder)
    known = Known(earlier.articles, earlier.sentences, earlier.passages) if earlier else Known()
    found, faults = _read_articles(article_files(folder, added), added, known)
    articles, taken = _apart(found)
    faults = sorted([*faults, *taken])
    by_id = {article.id: article for article in articles}
    facts, terms, wrong = _read_fact_files(fact_files(folder), folder, by_id, bool(faults))
    if wrong or (faults and not articles):
        raise CorpusError(tuple(sorted([*faults, *wrong])))
    if not articles:
        raise CorpusError(
            (Fault(str(folder), 0, f"there is no article in this folder; put files in it ({', '.join(suffixes())})"),)
        )
    return Reading(_split(articles, facts, terms, known), tuple(faults), tuple(_strangers(folder)))


def refuse_losses(reading: Reading, before: Iterable[Article]) -> None:
    """See to it that no article is lost because its file cannot be read any more.

    Args:
        reading: the corpus as it is now.
        before: the articles of the index that answers now.

    Raises:
        CorpusError: one of them was left out; its fault, and what to do.
    """
    kept = {article.id for article in reading.corpus.articles}
    lost = {article.path: article.id for article in before if article.id not in kept}
    faults = [
        Fault(
            fault.path,
            fault.line,
            f"{fault.message} (the index holds this article as {lost[fault.path]!r}, and stays as it is until the file"
            " is mended or taken away)",
        )
        for fault in reading.left_out
        if fault.path in lost
    ]
    if faults:
        raise CorpusError(tuple(faults))


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = "this is a file, not a folder" if folder.exists() else "there is no such folder"
        raise CorpusError((Fault(str(folder), 0, f"{what}; name a folder of articles by CORPUS_DIR or --corpus"),))


def _strangers(folder: Path) -> Iterator[Fault]:
    """Files that somebody may have meant as articles, and that are of kinds which are not read."""
    for path in sorted(visible_files(articles_folder(folder))):
        name = told_name(path, folder)
        is_ours = articles_folder(folder) == folder and name.split("/", 1)[0] in NOT_ARTICLES
        if not is_ours and format_of(path.suffix) is None and not is_passed_over(path.suffix):
            yield Fault(name, 0, refusal_of(path.suffix))


def _read_articles(files: Mapping[str, Path], added: Path | None, known: Known) -> tuple[list[Article], list[Fault]]:
    articles: list[Article] = []
    faults: list[Fault] = []
    with Conversions(added / CONVERTED if added else None) as conversions:
        for name, path in files.items():
            try:
                articles.extend(_read_file(path, name, known, conversions, faults))
            except CorpusError as error:
                faults.extend(error.faults)
    return articles, faults


def _read_file(path: Path, name: str, known: Known, conversions: Conversions, faults: list[Fault]) -> Iterator[Article]:
    """The articles in a file: one, or one a line, with the faults of lines put to the others."""
    form = format_of(path.suffix)
    if form is None or form.kind != "lines":
        yield known.article(path, name) or read_named_article(path, name, conversions)
        return
    for line in read_lines(path, name, conversions):
        if isinstance(line, Article):
            yield line
        else:
            faults.append(line)


def _apart(articles: Sequence[Article]) -> tuple[list[Article], list[Fault]]:
    """The articles by id, and the faults of those whose id another one has, which comes first by its file's name."""
    by_id: dict[str, Article] = {}
    faults: list[Fault] = []
    for article in sorted(articles, key=lambda article: article.path):
        first = by_id.setdefault(article.id, article)
        if first is not article:
            message = f"the id {article.id!r} is taken by {first.path}; give one of the two another id"
            faults.append(Fault(article.path, 1, message))
    return sorted(by_id.values(), key=lambda article: article.id), faults


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
