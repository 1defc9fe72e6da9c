"""What a page shows between its headline and its first paragraph: who wrote it, and when. Child process only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from corpus.bylines.credit_lines import infer_author
from corpus.dating.stated import credited_date, is_date
from corpus.dating.written import read_date

_PARAGRAPH: Final = 60
"""Characters: a longer text ends the head."""
_MOST: Final = 24
"""Texts; the heads of pages have fewer."""
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template"})
_FIGURES: Final = frozenset({"table", "dl", "ul", "ol"})
"""A date in one of these may be that of anything."""
_OF_DATE: Final = re.compile(r"date|time|publi|posted", re.IGNORECASE)
"""What parts of pages are called that hold the day of publication."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one block, and those of its parts that are called a date."""

    words: str
    dates: tuple[str, ...] = ()


def head_of(tree: Any, inline: frozenset[str]) -> tuple[Shown, ...]:  # noqa: ANN401
    """The blocks below a page's one headline; nothing where it has no such headline.

    Args:
        tree: of the page.
        inline: tags of what is no block.
    """
    headlines = tree.findall(".//h1")
    if len(headlines) != 1:
        return ()
    found: list[tuple[Any, Shown]] = []
    for number, (parent, text) in enumerate(_texts_behind(headlines[0])):
        block = next((one for one in (parent, *parent.iterancestors()) if one.tag not in inline), parent)
        if len(text) > _PARAGRAPH or number >= _MOST or block.tag in {"td", "th"}:
            break
        own = Shown(text, (text,) if _is_called_date(parent) else ())
        if found and (found[-1][0] is block or (block.tag == "dd" and found[-1][0].tag == "dt")):
            before = found.pop()[1]
            own = Shown(f"{before.words} {text}", before.dates + own.dates)
        found.append((block, own))
    return tuple(shown for _, shown in found)


def date_of(head: Sequence[Shown]) -> str:
    """The day behind a word that says what it is, or in a part that is called a date; or nothing."""
    named = (text for shown in head for text in shown.dates if is_date(text))
    found = credited_date("\n".join(shown.words for shown in head)) or read_date(next(named, ""))
    return str(found) if found and found.day else ""


def authors_of(head: Sequence[Shown], language: str) -> str:
    """The authors whom a line of the head names."""
    return next(filter(None, (infer_author(shown.words, language) for shown in head)), "")


def _texts_behind(headline: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Each text that follows, with the element that holds it."""
    for written in headline.xpath("following::text()"):
        holder = written.getparent() if written.is_text else written.getparent().getparent()
        text = " ".join(str(written).split())
        if text and holder is not None and holder.tag not in _UNSEEN:
            yield holder, text


def _is_called_date(element: Any) -> bool:  # noqa: ANN401
    """Whether an element, or what it stands in, is called a date, and is no line of a list of figures."""
    around = [element, *element.iterancestors()][:3]
    names = (f"{one.tag} {one.get('class', '')} {one.get('id', '')}" for one in around)
    return not any(one.tag in _FIGURES for one in around) and any(map(_OF_DATE.search, names))
