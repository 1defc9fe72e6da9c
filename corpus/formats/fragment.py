"""The HTML of an article's text, without a page around it, as exports have it. Child process only."""

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus.formats import markdown
from corpus.formats.document import Document
from corpus.formats.page_tree import page_tree

_LEFT_OUT: Final = frozenset({
    "audio", "button", "canvas", "form", "iframe", "img", "input", "noscript", "object", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "head", "header", "hr", "html", "li", "main", "nav", "p", "picture", "section",
    "summary",
})  # fmt: skip
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HAS_BLOCKS: Final = re.compile(r"<(?:p|br|div|li|table|h[1-6]|blockquote)\b", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")


def read(content: bytes) -> Document:
    """Read a fragment; where it has no blocks, its lines and blank lines part its text, as where it was written.

    Raises:
        Unreadable: there is nothing in it.
    """
    written = content.decode()
    if not _HAS_BLOCKS.search(written):
        written = "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in _BLANK_LINE.split(written.strip()))
    return Document(markdown.joined(list(_pieces(page_tree(written)))))


def _pieces(block: Any) -> Iterator[str]:  # noqa: ANN401 - the library's trees have no types
    """The blocks within a block as Markdown, in order; what stands between them is a paragraph."""
    loose = [block.text or ""]
    for child in block:
        if _is_block(child):
            yield from _paragraphs(loose)
            loose = []
            yield from _OF_TAG.get(child.tag, _pieces)(child)
        else:
            loose.append(_words(child))
        loose.append(child.tail or "")
    yield from _paragraphs(loose)


def _paragraphs(loose: list[str]) -> Iterator[str]:
    yield from map(markdown.paragraph, "".join(loose).split("\f"))


def _is_block(element: Any) -> bool:  # noqa: ANN401
    """Whether it is a block, or holds some, as where a link goes around a picture and its words."""
    is_left_out = element.tag in _LEFT_OUT
    return not is_left_out and any(inner.tag in _BLOCKS or inner.tag in _OF_TAG for inner in element.iter())


def _words(element: Any) -> str:  # noqa: ANN401
    """The words of an inline element; a break is a form feed."""
    if element.tag == "br":
        return "\f"
    if element.tag in _LEFT_OUT or not isinstance(element.tag, str):
        return ""
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)


def _heading(element: Any) -> Iterator[str]:  # noqa: ANN401
    yield markdown.heading(_words(element).replace("\f", " "), _HEADINGS[element.tag])


def _list(element: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401
    is_numbered = element.tag == "ol"
    for number, item in enumerate(element.iterchildren("li"), start=1):
        own = [item.text or ""]
        for part in item:
            own += [" " * (part.tag in _BLOCKS), "" if part.tag in {"ul", "ol"} else _words(part), part.tail or " "]
        yield markdown.item("".join(own).replace("\f", " "), depth, f"{number}." if is_numbered else "-")
        for nested in item.iterchildren("ul", "ol"):
            yield from _list(nested, depth + 1)


def _table(element: Any) -> Iterator[str]:  # noqa: ANN401
    yield from (markdown.paragraph(_words(caption)) for caption in element.iterchildren("caption"))
    rows = element.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    yield markdown.table([[_words(cell).replace("\f", " ") for cell in row.iterchildren("td", "th")] for row in rows])


def _code(element: Any) -> Iterator[str]:  # noqa: ANN401
    words = _words(element).replace("\f", "\n").strip("\n").replace("```", "'''")
    yield f"```\n{words}\n```" if words.strip() else ""


_OF_TAG: Final = dict.fromkeys(_HEADINGS, _heading) | {"ul": _list, "ol": _list, "table": _table, "pre": _code}
