"""Articles that are added to a corpus one by one: the text that is cited, and beside it the file that it came from."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.articles import article_of, part_article, slug_of, text_of
from corpus.cleaning import plain_name
from corpus.errors import CorpusError, Fault
from corpus.files import sync_folder, write_whole, writing_alone
from corpus.folders import ADDED_ARTICLES, article_files
from corpus.formats.conversions import Conversions
from corpus.formats.document import Unreadable
from corpus.formats.kinds import Format, format_of, refusal_of
from corpus.json_lines import PLAIN, read_lines
from corpus.matter.front_matter import FrontMatterError, check_said, part_front_matter, with_front_matter
from corpus.web.address import shown
from corpus.web.fetch import Fetch

_ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: its articles, and the faults of lines that are none."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Keys of the file's front matter of which an article makes no use."""


def own_ids(corpus: Path) -> frozenset[str]:
    """The ids of a corpus's own files, as their names give them: no added article takes one of these."""
    return frozenset(slug_of(path.stem) for path in article_files(corpus).values()) if corpus.is_dir() else frozenset()


class AddedArticles:
    """The folder of added articles: in `articles` their texts, in `originals` the files as they came.

    An original lies in a folder of its article's id under its own hash, and goes only when no text names it any more:
    whatever moment a process dies at, each text has the original that it was taken from.
    """

    def __init__(self, folder: Path, taken: Collection[str] = ()) -> None:
        """Take the folder, which is made when it is needed, and the ids that the corpus itself has."""
        self._articles = folder / ADDED_ARTICLES
        self._originals = folder / _ORIGINALS
        self._taken = taken

    def add(self, name: str, content: bytes, said: Mapping[str, str], conversions: Conversions) -> Added:
        """Take in one file. One of the same name that was added before is replaced.

        Args:
            name: of the file; only its last part and its ending count.
            content: of the file.
            said: keys of the front matter that whoever adds it knows; they win over what the file says.
            conversions: what reads other formats.

        Raises:
            CorpusError: it is no article, or cannot be read, or what is said of it holds for none; nothing was written.
        """
        name = plain_name(Path(name.replace("\\", "/")).name)
        form = format_of(Path(name).suffix)
        if form is None:
            raise CorpusError((Fault(name, 0, refusal_of(Path(name).suffix)),))
        _check_said(said, name)
        if len(content) > form.limits.bytes:
            most = form.limits.bytes // 1_000_000
            raise CorpusError(
                (Fault(name, 0, f"it is larger than the {most} MB that are read of {form.name}; part it"),)
            )
        if form.kind == "lines":
            if said.keys() - {"url"}:
                raise CorpusError((Fault(name, 0, "it holds an article a line; say of each in its line what it is"),))
            return self._add_lines(name, content, conversions)
        return self._add_one(name, content, form, said, conversions)

    def add_page(self, address: str, said: Mapping[str, str], conversions: Conversions, fetch: Fetch) -> Added:
        """Take in what lies at a web address, as `add` does; the same address again replaces it.

        Raises:
            CorpusError: it cannot be fetched, is no article, or cannot be read; nothing was written.
        """
        try:
            page = fetch(address)
        except Unreadable as error:
            raise CorpusError((Fault(shown(address), 0, str(error)),)) from error
        try:
            return self.add(page.name, page.content, {"url": page.address} | dict(said), conversions)
        except CorpusError as error:
            raise CorpusError(
                tuple(Fault(shown(address), fault.line, fault.message) for fault in error.faults)
            ) from error

    def remove(self, article: str) -> bool:
        """Take an article and its original away; False where there is none of that id.

        Raises:
            CorpusError: the folder cannot be written; nothing was taken away.
        """
        if article not in self.ids():
            return False
        with self._writing(article):
            texts = [path for path in self._of(self._articles) if path.stem == article]
            for path in texts:
                path.unlink()
            if texts:
                sync_folder(self._articles)
                shutil.rmtree(self._originals / article, ignore_errors=True)
        return bool(texts)

    def ids(self) -> tuple[str, ...]:
        """The ids of all that was added."""
        return tuple(sorted(path.stem for path in self._of(self._articles)))

    def _add_one(
        self, name: str, content: bytes, form: Format, said: Mapping[str, str], conversions: Conversions
    ) -> Added:
        text = text_of(content, form, name, conversions)
        parted = part_article(text, name)
        digest = hashlib.sha256(content).hexdigest()
        keys = {key: str(value) for key, value in parted.front_matter if value} | dict(said)
        keys |= {"original": name, "original_sha256": digest}
        with self._writing(name):
            keys["id"] = self._free(keys.get("id") or slug_of(Path(name).stem), name)
            stored = with_front_matter(parted.body.of(text).lstrip("\ufeff\r\n"), keys)
            article = article_of(stored, name)
            original = self._originals / article.id / f"{digest[:16]}{Path(name).suffix.lower()}"
            write_whole(original, content)
            write_whole(self._articles / f"{article.id}.md", stored.encode())
            for other in self._of(original.parent):
                if other != original:
                    other.unlink()
        return Added((article,), passed_over=parted.passed_over)

    def _add_lines(self, name: str, content: bytes, conversions: Conversions) -> Added:
        """Each line is an article with a file of its own, so that one can be replaced or removed without the others."""
        lines = _read(name, content, conversions)
        articles = tuple(line for line in lines if isinstance(line, Article))
        faults = tuple(line for line in lines if isinstance(line, Fault))
        taken = [article.id for article in articles if article.id in self._taken]
        faults += tuple(Fault(name, 0, f"the id {one!r} is taken by an article of the corpus") for one in taken)
        articles = tuple(article for article in articles if article.id not in self._taken)
        if not articles:
            raise CorpusError(faults)
        with self._writing(name):
            write_whole(self._originals / f"{slug_of(Path(name).stem)}{Path(name).suffix.lower()}", content)
            for article in articles:
                write_whole(self._articles / f"{article.id}.jsonl", _line(article).encode())
        return Added(articles, faults)

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        """Be the only one who writes, so that no two take one id; say in a sentence where the folder cannot be."""
        try:
            with writing_alone(self._articles.parent):
                yield
        except OSError as error:
            why = error.strerror or str(error)
            folder = self._articles.parent
            raise CorpusError(
                (Fault(name, 0, f"{folder} cannot be written ({why}); make room, or set ADDED_DIR"),)
            ) from error

    def _free(self, wanted: str, name: str) -> str:
        """An id that no other file has; that of a file of the same name is taken over."""
        tried, number = wanted, 1
        while tried in self._taken or not self._is_of(tried, name):
            number += 1
            tried = f"{wanted[:120]}-{number}"
        return tried

    def _is_of(self, article: str, name: str) -> bool:
        path = self._articles / f"{article}.md"
        if not path.is_file():
            return not (self._articles / f"{article}.jsonl").is_file()
        return part_front_matter(path.read_bytes().decode()).front_matter.original == name

    @staticmethod
    def _of(folder: Path) -> list[Path]:
        return sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []


def _check_said(said: Mapping[str, str], name: str) -> None:
    try:
        check_said(said)
    except FrontMatterError as error:
        raise CorpusError(tuple(Fault(name, line, message) for line, message in error.faults)) from error


def _read(name: str, content: bytes, conversions: Conversions) -> Sequence[Article | Fault]:
    """The lines of a file that lies nowhere yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"lines{Path(name).suffix}"
        path.write_bytes(content)
        return list(read_lines(path, name, conversions))


def _line(article: Article) -> str:
    said = {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": str(article.published or "") if not article.published_inferred else "",
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "media_type": PLAIN,
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False) + "\n"
