"""Files as articles: Markdown or plain text, in UTF-8, with or without front matter."""

import re
import unicodedata
from pathlib import Path

from corpus.article import Article
from corpus.blocks import Block, is_credit, read_blocks
from corpus.bylines import infer_author, infer_publisher
from corpus.dating import infer_date
from corpus.errors import CorpusError, Fault
from corpus.front_matter import FrontMatter, FrontMatterError, Parted, part_front_matter
from corpus.lines import Kind
from corpus.sentences import sentence_spans
from corpus.spans import Span
from corpus.words import is_han

SUFFIXES = (".md", ".markdown", ".txt")
_LONGEST_TITLE = 120
_TOP = 2_000  # characters among which the first line is looked for


def read_article(path: Path, root: Path) -> Article:
    """Read one file. Its text stays as it is; what its front matter does not say is inferred from the text.

    Without front matter the id comes from the file's name, the title from the first line, the language from the
    script, and author, publisher and date from credit lines and from what the text says of its own time. Such a date
    is marked as inferred.

    Raises:
        CorpusError: with every fault, its path relative to `root`.
    """
    name = _relative(path, root)
    if path.suffix.lower() not in SUFFIXES:
        raise _refusal(name, 0, f"this is no article; its name must end with {', '.join(SUFFIXES)}")
    text = _decode(_read_bytes(path, name), name)
    parted = _part(text, name)
    if not parted.body.of(text).strip("\ufeff \t\r\n\f\v\u3000"):
        raise _refusal(
            name, text.count("\n", 0, parted.body.start) + 1, "the article has no text; write some, or remove the file"
        )
    return _article(text, parted, name)


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else Path(path.name)).as_posix()


def _refusal(name: str, line: int, message: str) -> CorpusError:
    return CorpusError((Fault(name, line, message),))


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refusal(name, 0, f"the file cannot be read ({error.strerror or error})") from error


def _decode(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(name, line, f"byte {error.start + 1} of the file is no UTF-8; save it as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _refusal(name, line, "there is a null character here, so this is no text file; save it as UTF-8 text")
    return text


def _part(text: str, name: str) -> Parted:
    try:
        return part_front_matter(text)
    except FrontMatterError as error:
        raise CorpusError(tuple(Fault(name, line, message) for line, message in error.faults)) from error


def _article(text: str, parted: Parted, name: str) -> Article:
    said: FrontMatter = parted.front_matter
    body = parted.body.of(text)
    language = said.language or ("zh" if is_han(body) else "en")
    inferred = None if said.published else infer_date(body)
    return Article(
        id=said.id or _slug(name),
        text=text,
        body=parted.body,
        title=said.title or _infer_title(text, parted.body, language) or _readable(name),
        language=language,
        publisher=said.publisher or infer_publisher(body),
        author=said.author or infer_author(body),
        published=said.published or inferred,
        published_inferred=inferred is not None,
        url=said.url,
        path=name,
    )


def _slug(name: str) -> str:
    stem = unicodedata.normalize("NFKC", Path(name).stem).lower()
    return re.sub(r"[^\w]+|_+", "-", stem).strip("-")[:128] or "article"


def _readable(name: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", Path(name).stem)).strip()
    return words[:1].upper() + words[1:]


def _infer_title(text: str, body: Span, language: str) -> str:
    """The first line that is no credit: whole where it is a heading, its first sentence where it is prose."""
    for block in read_blocks(text, Span(body.start, min(body.end, body.start + _TOP)), language):
        if not is_credit(block.span.of(text)):
            return _title_of(text, block, language)
    return ""


def _title_of(text: str, block: Block, language: str) -> str:
    words = " ".join(block.span.of(text).split())
    if block.kind is not Kind.HEADING:
        spans = sentence_spans(words, language)
        words = spans[0].of(words).strip("*_ ") if spans else ""
        words = words.removesuffix("。").removesuffix(".")
    return words if len(words) <= _LONGEST_TITLE or block.kind is Kind.HEADING else ""
