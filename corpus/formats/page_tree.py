"""A web page as a tree, in which what is a paragraph has the tag of one. Child process only.

Pages have sentences that stand between paragraphs and boxes in no element of their own, often the very first one. What
finds the article in a page looks at elements, and would leave them out.
"""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from corpus.formats.document import Unreadable
from corpus.lexicons import lexicon

_HOLDERS = ("div", "article", "section", "main", "body")
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_NOTE_MARKS = (
    "//sup[.//a[starts-with(@href, '#')]]"
    " | //a[starts-with(@href, '#')][ancestor-or-self::*[contains(@class, 'footnote')]]"
)
"""What leads from a word to a note below the text."""
_EDITING = "//*[self::h1 or self::h2 or self::h3 or self::h4]//*[self::a or contains(@class, 'edit')]"
"""What readers of a page are offered beside its headings."""
_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?|[¶#§↩]|\[? ?edit(?: source)? ?\]?")
_TEXTS = (
    "//*[self::p or self::li or self::table]"
    "[not(ancestor::table or ancestor::li or ancestor::nav or ancestor::header or ancestor::footer or ancestor::aside)]"
)
_MOST_OF_IT = 0.7
_MOST_AROUND = 1_500
"""Characters of what stands around an article."""
_PARAGRAPHS = 3
"""In one cell: no table of figures has so many."""
_SENTENCE = 80
"""Characters: less is a label, a menu, the name of whoever took a picture."""


def page_tree(page: str) -> Any:  # noqa: ANN401 - the library's trees have no types
    """The tree of a page.

    Raises:
        Unreadable: there is no element in it.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False)
    try:
        tree = html.document_fromstring(page.encode(), parser=parser)
    except etree.ParserError as error:
        raise Unreadable(
            "there is nothing in this page; save it as it is shown, or copy its text into a file"
        ) from error
    _clear(tree)
    for table in list(tree.iter("table")):
        if _is_frame(table):
            _unframe(table)
    for listed in tree.xpath("//*[self::ul or self::ol][li//table]"):
        _unlist(listed)
    for line_break in tree.xpath("//td//br | //th//br"):
        line_break.tail = f" {line_break.tail or ''}"
        line_break.drop_tag()
    for holder in list(tree.iter(*_HOLDERS)):
        for stretch in _stray(holder, _SENTENCE):
            _wrap(holder, stretch)
    _name_article(tree)
    return tree


def _clear(tree: Any) -> None:  # noqa: ANN401
    """Take out what is no part of any article: marks of notes and of editing, and what calls itself a page's foot."""
    for mark in tree.xpath(_NOTE_MARKS) + tree.xpath(_EDITING):
        if _MARK.fullmatch(mark.text_content().strip()):
            mark.drop_tree()
    for part in tree.xpath("//body//*[@class or @id]"):
        if _is_around(part):
            part.drop_tree()


def _is_around(part: Any) -> bool:  # noqa: ANN401
    """Whether a part of a page calls itself what stands around an article, and is short enough to be that."""
    names = f"{part.get('class', '')} {part.get('id', '')}".lower().split()
    is_called = not frozenset(names).isdisjoint(lexicon("formats")["around"])
    return is_called and part.find(".//h1") is None and len(part.text_content()) < _MOST_AROUND


def _name_article(tree: Any) -> None:  # noqa: ANN401
    """Call the article what it is, where the page does not: what holds its one great headline and most of its text.

    Where nothing says which part of a page is the article, its lists and headings are taken for those around it.
    """
    headlines = tree.findall(".//h1")
    if len(headlines) != 1 or tree.xpath("//article | //main | //*[@role='main' or @role='article']"):
        return
    texts = [(text, len(text.text_content())) for text in tree.xpath(_TEXTS)]
    whole = sum(length for _, length in texts)
    for holder in headlines[0].iterancestors("div", "section", "td"):
        within = set(holder.iter("p", "li", "table"))
        if sum(length for text, length in texts if text in within) >= _MOST_OF_IT * whole:
            holder.tag = "article"
            return


def _is_frame(table: Any) -> bool:  # noqa: ANN401
    """Whether a table is there to place a page's parts: a cell of it holds a headline, or several paragraphs."""
    if table.xpath("./tr/th | ./tbody/tr/th | ./thead/tr/th | ./caption"):
        return False
    cells = table.xpath("./tr/td | ./tbody/tr/td")
    return any(cell.find(".//h1") is not None or len(cell.xpath(".//p")) >= _PARAGRAPHS for cell in cells)


def _unframe(table: Any) -> None:  # noqa: ANN401
    """Make boxes of a table and of its own rows and cells."""
    for element in (table, *table.xpath("./tbody | ./tr | ./tbody/tr | ./tr/td | ./tbody/tr/td")):
        element.tag = "div"


def _unlist(listed: Any) -> None:  # noqa: ANN401
    """Make boxes of a list and its items: tables in lists are left out by what finds the article."""
    listed.tag = "div"
    for item in listed.iterchildren("li"):
        item.tag = "div"
        for stretch in _stray(item, 1):
            _wrap(item, stretch)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text and inline elements between two blocks."""

    after: Any
    """The block before it; None at the beginning of its holder."""
    text: str
    elements: list[Any]


def _stray(holder: Any, least: int) -> list[_Stretch]:  # noqa: ANN401
    """What stands between a holder's blocks and has so many characters; nothing where there are no blocks."""
    stretches = [_Stretch(None, holder.text or "", [])]
    for child in holder:
        if child.tag in INLINE:
            stretches[-1].elements.append(child)
        else:
            stretches.append(_Stretch(child, child.tail or "", []))
    return [one for one in stretches if _length(one) >= least] if len(stretches) > 1 else []


def _length(stretch: _Stretch) -> int:
    """In characters, those of links not counted."""
    plain = [element.text_content() for element in stretch.elements if element.tag != "a"]
    return sum(len((text or "").strip()) for text in (stretch.text, *plain, *(one.tail for one in stretch.elements)))


def _wrap(holder: Any, stretch: _Stretch) -> None:  # noqa: ANN401
    """Put a stretch into a paragraph, where it stands."""
    paragraph = holder.makeelement("p")
    paragraph.text = stretch.text
    if stretch.after is None:
        holder.text = None
        holder.insert(0, paragraph)
    else:
        stretch.after.tail = None
        stretch.after.addnext(paragraph)
    paragraph.extend(stretch.elements)
