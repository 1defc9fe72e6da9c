"""Web pages: the article without what stands around it, and what the page says of it. Child process only."""

import re
from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from functools import cache
from html import unescape
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import use_config

from corpus.encodings import decode
from corpus.formats import markdown
from corpus.formats.addresses import date_in_address
from corpus.formats.document import Document, Unreadable
from corpus.formats.headlines import own_title
from corpus.formats.page_authors import vouched_authors
from corpus.formats.page_dates import declared_date, vouched_by_page
from corpus.formats.page_head import Shown, authors_of, date_of, head_of
from corpus.formats.page_tree import INLINE, page_tree
from corpus.formats.related import without_related
from corpus.lexicons import lexicon

_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD = 8_192
_DATES = {"extensive_search": False, "original_date": True}
"""Dates that the page says of itself, and the first one where it also says when it was changed."""
_MANY_TAGS, _LEAST_BETWEEN = 15_000, 12
"""A page with so many tags has so many characters for each, the tag's own among them; real ones have thirty."""
_LEAST, _LEAST_WIDE = 250, 80
"""Characters; where less is found, the library takes all the words that the page has, as one paragraph."""
_FIRST_WIDE, _WIDE_SHARE = "\u3040", 0.05
_LANGUAGE = re.compile(
    r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b"
    r"|<meta\b[^>]{0,100}?(?:[:.-]language|:locale)[\"'][^>]{0,100}?\bcontent\s*=\s*[\"']?([a-z]{2,3})\b",
    re.IGNORECASE,
)
_LENGTH_OF_A_DAY = len("2025-10-24")
_IN_LINE = ("hi", "ref", "code", "del")
_BLOCKS = frozenset({"p", "list", "head", "table"})
_TAG = re.compile(r"<[a-zA-Z!?][^>]{0,2000}>")
_DECLARES = re.compile(r"\ufeff?\s{0,99}(?:<\?xml[^>]{0,300}>\s{0,99})?<!DOCTYPE[^>\[]{0,300}\[", re.IGNORECASE)
_XML = re.compile(r"\ufeff?\s{0,99}<\?xml[^>]{0,300}>\s{0,99}<([a-zA-Z][\w:-]{0,40})")
_FEED = re.compile(r"\ufeff?\s{0,99}(?:<\?xml[^>]{0,300}>\s{0,99})?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


def read(content: bytes) -> Document:
    """Read a page.

    Raises:
        Unreadable: it is no page, or has no article in it.
    """
    page = _decoded(content)
    if not _TAG.search(page):
        raise Unreadable("there is no HTML in it; save the page again, or name it .txt if it is text")
    if _FEED.match(page):
        raise Unreadable("it is a feed, which lists pages and is none; save one of the pages")
    if _DECLARES.match(page):
        raise Unreadable("it declares entities of its own, as bombs do and no page needs; save the page as it is shown")
    root = _XML.match(page)
    if root and root[1].lower().rpartition(":")[2] != "html":
        raise Unreadable(f"it is XML ({root[1]}) and no page; save what it says as a web page or as text")
    tags = page.count("<")
    if tags > _MANY_TAGS and len(page) < _LEAST_BETWEEN * tags:
        raise Unreadable("it is nearly all markup and next to no text; copy its text into a file")
    tree = page_tree(page)
    head = head_of(tree, INLINE)
    found: Any = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params=_DATES,
        config=_settings(page),
    )
    if found is None or found.body is None:
        raise Unreadable("there is no article in this page; save the page as it is shown, or copy its text into a file")
    text = markdown.joined(list(without_related(list(_pieces(found.body)))))
    publisher = _publisher(found.sitename or "", found.title or "", page)
    address = found.url if (found.url or "").startswith(("https://", "http://")) else ""
    return Document(
        text=text,
        title=own_title(found.title or "", publisher, page, found.sitename or ""),
        author=vouched_authors(found.author or "", publisher, page, text) or authors_of(head, _language(page)),
        publisher=publisher,
        published=_published(page, text, found.date or "", address, head),
        language=_language(page),
        url=address,
    )


def _published(page: str, text: str, found: str, address: str, head: Sequence[Shown]) -> str:
    """The day that the page gives for its own, by what says it best; a month or a year where it gives no day."""
    vouched = vouched_by_page(found, page, text)
    days = (declared_date(page), vouched, date_in_address(address), date_of(head))
    return next((day for day in days if len(day) == _LENGTH_OF_A_DAY), "") or next(filter(None, days), "")


def _settings(page: str) -> ConfigParser:
    """The library's settings: what is found is believed from a length on, and Chinese and Japanese say more in less."""
    found = use_config()
    are_wide = sum(1 for letter in page if letter >= _FIRST_WIDE) > len(page) * _WIDE_SHARE
    found["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_LEAST_WIDE if are_wide else _LEAST)
    return found


def _decoded(content: bytes) -> str:
    declared = _DECLARED.search(content[:_HEAD])
    try:
        return decode(content, declared[1].decode("ascii") if declared else "").text
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"byte {error.start + 1} fits neither the encoding that the page names nor UTF-8; save the page as UTF-8"
        ) from error


def _pieces(body: Any) -> Iterator[str]:  # noqa: ANN401 - the library's trees have no types
    """The elements of an extracted article as Markdown, in order; what stands in no paragraph is one."""
    loose = body.text or ""
    for element in body:
        if element.tag in _IN_LINE and not _is_code_block(element):
            loose += _words(element)
        else:
            yield _told(loose)
            loose = ""
            if isinstance(element.tag, str):
                yield from _element(element)
        loose += element.tail or ""
    yield _told(loose)


def _is_code_block(element: Any) -> bool:  # noqa: ANN401
    """Whether it is code on lines of its own: several of them, or with no words of a sentence behind it."""
    text = "".join(element.itertext())
    return element.tag == "code" and ("\n" in text.strip() or not (element.tail or "").strip())


def _told(words: str) -> str:
    """A paragraph, or nothing where it is none of the article's: a label of what stands beside it."""
    written = markdown.paragraph(words)
    return "" if _no_paragraph().fullmatch(written) else written


@cache
def _no_paragraph() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("formats")["no_paragraph"]), re.IGNORECASE)


@cache
def _no_heading() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("formats")["no_heading"]), re.IGNORECASE)


def _element(element: Any) -> Iterator[str]:  # noqa: ANN401
    match element.tag:
        case "head":
            level = int(re.sub(r"\D", "", element.get("rend") or "") or 2)
            yield "" if _no_heading().fullmatch(_words(element)) else markdown.heading(_words(element), level)
        case "list":
            yield from _items(element, 0)
        case "table":
            yield from _table(element)
        case "quote" | "div" | "p" if any(child.tag in _BLOCKS for child in element):
            yield from _pieces(element)
        case "code":
            yield "```\n" + "".join(element.itertext()).strip("\n").replace("```", "'''") + "\n```"
        case "graphic":
            return
        case _:
            for line in _words(element, lines=True).split("\n"):
                yield _told(line)


def _items(element: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    numbered = element.get("rend") == "ol"
    count = 0
    for child in element:
        if child.tag == "item":
            count += 1
            own = "".join(
                [child.text or "", *(_words(part) + (part.tail or "") for part in child if part.tag != "list")]
            )
            yield markdown.item(own, depth, f"{count}." if numbered else "-")
            for nested in child.iterchildren("list"):
                yield from _items(nested, depth + 1)


def _table(element: Any) -> Iterator[str]:  # noqa: ANN401
    rows = [[_words(cell) for cell in row.iterchildren("cell")] for row in element.iterchildren("row")]
    rows = [row for row in rows if any(row)]
    if len(rows) > 1 and sum(map(bool, rows[0])) == 1 < sum(map(bool, rows[1])):
        yield markdown.paragraph(" ".join(rows.pop(0)))  # what stands over all columns is the table's title
    yield markdown.table(rows)


def _words(element: Any, *, lines: bool = False) -> str:  # noqa: ANN401
    """The words in an element; a break ends a line, if `lines`, and is a space otherwise."""
    written = _written(element, "\n" if lines else " ")
    return written if lines else " ".join(written.split())


def _written(element: Any, line_break: str) -> str:  # noqa: ANN401
    """The words as they were written; blocks stand apart, as in a cell of a table."""
    written = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            own = line_break if child.tag == "lb" else _written(child, line_break)
            written.append(own if child.tag in (*_IN_LINE, "lb") else f" {own} ")
        written.append(child.tail or "")
    return "".join(written)


def _publisher(found: str, title: str, page: str) -> str:
    """The site's name, where the page has it elsewhere, too, than as a part of its title."""
    elsewhere = unescape(page).replace(title, " ") if title else page
    return found if found in elsewhere and not _no_publisher().search(found) else ""


@cache
def _no_publisher() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("formats")["no_publisher"]), re.IGNORECASE)


def _language(page: str) -> str:
    """The language that the page names, without the country's."""
    named = _LANGUAGE.search(page[: 4 * _HEAD])
    return (named[1] or named[2]).lower() if named else ""
