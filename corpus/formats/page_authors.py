"""Who wrote a web page: what a library has found, as far as the page names them as its own."""

import re
from functools import cache

from corpus.formats.page_places import end_of
from corpus.lexicons import lexicon

_LONGEST, _MOST = 60, 5
"""Characters of a name, and names; more are those of a masthead."""
_BEHIND = 3_000
"""Characters of a page behind its article in which it may still say who wrote it, tags and all."""
_BEFORE = 80
"""Characters before a name in which the page says whose it is."""


def vouched_authors(found: str, publisher: str, page: str, text: str) -> str:
    """The names of the authors, each as the page writes it whole; the publisher's own is no author's.

    Libraries take the names of those who comment, and of the authors of other pages. An author's stands above the
    article or right behind it, and not among comments.

    Args:
        found: names as the library has them, with semicolons between.
        publisher: of the page.
        page: its source.
        text: the article in it.
    """
    names = [re.split(r"\s*[·|•]\s*", name.strip())[0] for name in found.split(";")]
    end = end_of(text, page) + _BEHIND
    names = [_whole(name, page) for name in names if _is_name(name) and _is_of_page(name, page[:end])]
    names = [name for name in names if not publisher or publisher.casefold() not in name.casefold()]
    names = [name for number, name in enumerate(names) if not any(name in before for before in names[:number])]
    return ", ".join(names) if len(names) <= _MOST else ""


def _is_name(name: str) -> bool:
    is_plain = 1 < len(name) <= _LONGEST and not re.search(r"\d|@|[<>{}:：]", name)
    return is_plain and name.strip(".").lower() not in lexicon("dating")["months"] and not _no_author().fullmatch(name)


def _is_of_page(name: str, page: str) -> bool:
    """Whether the name stands somewhere where nothing says that it is that of a reader."""
    places = (match.start() for match in re.finditer(re.escape(name), page))
    return any("comment" not in page[max(place - _BEFORE, 0) : place].lower() for place in places)


@cache
def _no_author() -> re.Pattern[str]:
    """What stands where a name would, and is none."""
    return re.compile("|".join(lexicon("formats")["no_author"]), re.IGNORECASE)


def _whole(name: str, page: str) -> str:
    """What the page's head gives where a name was cut short: "Office of Norrland" is no "Office"."""
    longer = re.search(r"content\s*=\s*[\"'](" + re.escape(name) + r"[^\"'<>|]{1,60})[\"']", page)
    return longer[1].strip() if longer and _is_name(longer[1].strip()) and "," not in longer[1] else name
