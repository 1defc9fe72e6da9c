"""Files as articles: Markdown and plain text, with or without front matter, and what other formats are converted to."""

import re
import unicodedata
from pathlib import Path

from corpus.article import Article
from corpus.bylines.credit_lines import infer_author, infer_publisher
from corpus.cleaning import clean
from corpus.dating import infer_date
from corpus.encodings import decode
from corpus.errors import CorpusError, Fault
from corpus.formats.conversions import Conversions
from corpus.formats.document import Unreadable
from corpus.formats.kinds import LONGEST_LINE, Format, format_of, refusal_of
from corpus.languages import infer_language
from corpus.matter.front_matter import FrontMatter, FrontMatterError, Parted, part_front_matter
from corpus.sentences import sentence_spans
from corpus.sentences.blocks import Block, is_credit, is_part, read_blocks
from corpus.sentences.lines import Kind
from corpus.sentences.stops import has_final_mark
from corpus.spans import Span

_LONGEST_TITLE = 120
_TOP = 2_000  # characters among which the first line is looked for


def read_article(path: Path, root: Path) -> Article:
    """Read one file. Its text stays as it is, but for unseen characters; a file of another format is converted first.

    Without front matter the id comes from the file's name, the title from the first line, the language from the
    script, and author, publisher and date from credit lines and from what the text says of its own time. Such a date
    is marked as inferred.

    Raises:
        CorpusError: with every fault, its path relative to `root`.
    """
    name = (path.relative_to(root) if path.is_relative_to(root) else Path(path.name)).as_posix()
    with Conversions() as conversions:
        return read_named_article(path, name, conversions)


def read_named_article(path: Path, name: str, conversions: Conversions) -> Article:
    """Read one file, as `read_article` does.

    Args:
        path: of the file.
        name: that the article and its faults tell the file by.
        conversions: what converts files, and may have converted this one before.

    Raises:
        CorpusError: with every fault.
    """
    form = format_of(path.suffix)
    if form is None or form.kind == "lines":
        raise _refusal(name, 0, refusal_of(path.suffix))
    return article_of(text_of(read_content(path, name), form, name, conversions), name)


def read_content(path: Path, name: str) -> bytes:
    """The bytes of a file that may hold articles.

    Raises:
        CorpusError: it is of another kind, larger than what is read of its kind, or cannot be read.
    """
    form = format_of(path.suffix)
    if form is None:
        raise _refusal(name, 0, refusal_of(path.suffix))
    most = form.limits.bytes
    try:
        if path.stat().st_size > most:
            size = f"{most // 1_000_000} MB that are read of {form.name}"
            raise _refusal(name, 0, f"it is larger than the {size}; part it")
        return path.read_bytes()
    except OSError as error:
        raise _refusal(name, 0, f"the file cannot be read ({error.strerror or error})") from error


def text_of(content: bytes, form: Format, name: str, conversions: Conversions) -> str:
    """The text of an article that lies in a file of that format and content.

    Raises:
        CorpusError: it cannot be read.
    """
    if form.kind == "text":
        return _decode(content, name)
    try:
        return conversions.text_of(content, form)
    except Unreadable as error:
        raise _refusal(name, 0, str(error)) from error


def article_of(text: str, name: str) -> Article:
    """The article that a text is, front matter included.

    Raises:
        CorpusError: with every fault.
    """
    parted = part_article(text, name)
    return article_from(text, parted.body, parted.front_matter, name)


def part_article(text: str, name: str) -> Parted:
    """What a text says of itself, and where in it the article begins.

    Raises:
        CorpusError: it says what cannot be used, a line of it is longer than any, or there is no word in it.
    """
    try:
        parted = part_front_matter(text)
    except FrontMatterError as error:
        raise CorpusError(tuple(Fault(name, line, message) for line, message in error.faults)) from error
    _check_lines(text, name)
    _check_words(text, parted.body, name)
    return parted


def article_from(text: str, body: Span, said: FrontMatter, name: str) -> Article:
    """The article of a text whose `body` speaks; what is not said of it is inferred.

    Raises:
        CorpusError: there is no word in it.
    """
    _check_words(text, body, name)
    spoken = body.of(text)
    language = said.language or infer_language(spoken)
    inferred = None if said.published else infer_date(spoken)
    return Article(
        id=said.id or slug_of(Path(name).stem),
        text=text,
        body=body,
        title=said.title or _infer_title(text, body, language) or _readable(name),
        language=language,
        publisher=said.publisher or infer_publisher(spoken),
        author=said.author or infer_author(spoken, language),
        published=said.published or inferred,
        published_inferred=inferred is not None,
        url=said.url,
        path=name,
    )


def slug_of(words: str) -> str:
    """Words as an id.

    >>> slug_of("Rivers of May (draft)")
    'rivers-of-may-draft'
    """
    plain = unicodedata.normalize("NFKC", words).lower()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:128].strip("-") or "article"


def _refusal(name: str, line: int, message: str) -> CorpusError:
    return CorpusError((Fault(name, line, message),))


def _decode(content: bytes, name: str) -> str:
    try:
        text = decode(content).text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(name, line, f"byte {error.start + 1} of the file is no UTF-8; save it as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _refusal(name, line, "there is a null character here, so this is no text file; save it as UTF-8 text")
    return clean(text)


def _check_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise _refusal(
                name, number, f"this line is longer than {LONGEST_LINE:,} characters; part it into paragraphs"
            )


def _check_words(text: str, body: Span, name: str) -> None:
    if not any(character.isalnum() for character in body.of(text)):
        line = text.count("\n", 0, body.start) + 1
        raise _refusal(name, line, "the article has no text; write some, or remove the file")


def _readable(name: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", Path(name).stem)).strip()
    return words[:1].upper() + words[1:]


def _infer_title(text: str, body: Span, language: str) -> str:
    """The first line that is no credit: whole where it is a heading, its first sentence where it is prose.

    Behind the heading of a part, a line is a title, and a sentence is none.
    """
    is_within = False
    for block in read_blocks(text, Span(body.start, min(body.end, body.start + _TOP)), language):
        words = block.span.of(text)
        if is_part(words):
            is_within = True
        elif is_within and has_final_mark(words):
            return ""
        elif not is_credit(words):
            return _title_of(text, block, language)
    return ""


def _title_of(text: str, block: Block, language: str) -> str:
    words = " ".join(block.span.of(text).split())
    if block.kind is not Kind.HEADING:
        spans = sentence_spans(words, language)
        words = spans[0].of(words).strip("*_ ") if spans else ""
        words = words.removesuffix("。").removesuffix(".")
    return words if len(words) <= _LONGEST_TITLE or block.kind is Kind.HEADING else ""
