"""Articles that are added to a corpus without touching it: kept in a folder of their own, each under a name of ours."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from corpus.articles import read_named_article, slug_of
from corpus.errors import CorpusError, Fault
from corpus.files import write_whole
from corpus.formats.conversions import Conversions
from corpus.reader import ADDED_ARTICLES, CONVERTED, article_files

_LONGEST_STEM: Final = 80


def add_article(name: str, content: bytes, corpus: Path, added: Path) -> str:
    """Keep a file as an article; its id. The next build takes it in.

    What is sent under the same name again takes the place of what was sent before. Nothing of the name but its words
    and its ending becomes part of a path.

    Args:
        name: of the file, as whoever sends it calls it; its ending tells its format.
        content: its bytes.
        corpus: the folder that it is added to, which is not touched.
        added: the folder of added articles.

    Raises:
        CorpusError: it is no article that can be read, or another one has its id; nothing was kept.
    """
    own = _own_name(name)
    place = added / ADDED_ARTICLES / own
    trial = added / ".trial" / hashlib.sha256(content).hexdigest()[:16] / own
    with Conversions(added / CONVERTED) as conversions:
        try:
            write_whole(trial, content)
            article = read_named_article(trial, own, conversions)
            _refuse_taken(article.id, place, name, _ids(corpus, added, conversions))
            write_whole(place, content)
        except OSError as error:
            raise CorpusError(
                (Fault(str(place), 0, f"it cannot be written ({error.strerror}); see ADDED_DIR"),)
            ) from error
        finally:
            trial.unlink(missing_ok=True)
    return article.id


def remove_article(identifier: str, corpus: Path, added: Path) -> bool:
    """Take away an article that was added; False where none of this id was."""
    with Conversions(added / CONVERTED) as conversions:
        own = [path for path, known in _ids(corpus, added, conversions) if known == identifier and _is_in(path, added)]
    for path in own:
        path.unlink(missing_ok=True)
    return bool(own)


def added_articles(corpus: Path, added: Path) -> frozenset[str]:
    """The ids of the articles that were added."""
    with Conversions(added / CONVERTED) as conversions:
        return frozenset(known for path, known in _ids(corpus, added, conversions) if _is_in(path, added))


def _own_name(name: str) -> str:
    """A name for a file of ours.

    >>> _own_name("../../etc/Rivers of May.TXT")
    'rivers-of-may.txt'
    """
    base = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    stem, dot, ending = base.rpartition(".")
    return slug_of(stem or ending)[:_LONGEST_STEM] + (f".{slug_of(ending)}" if dot and stem else "")


def _ids(corpus: Path, added: Path, conversions: Conversions) -> Iterator[tuple[Path, str]]:
    """Every file that holds one article, and the article's id; what cannot be read has none."""
    files: Mapping[str, Path] = article_files(corpus, added)
    for told, path in files.items():
        try:
            yield path, read_named_article(path, told, conversions).id
        except CorpusError:
            continue


def _refuse_taken(identifier: str, place: Path, name: str, known: Iterator[tuple[Path, str]]) -> None:
    for path, taken in known:
        if taken == identifier and path != place:
            message = f"the id {identifier!r} is taken by {path.name}; give one of the two another id"
            raise CorpusError((Fault(name, 0, message),))


def _is_in(path: Path, added: Path) -> bool:
    return path.is_relative_to(added / ADDED_ARTICLES)
