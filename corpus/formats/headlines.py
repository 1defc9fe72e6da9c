"""A page's own title, without the name of its site, which stands before or behind it in the bar of a browser."""

import html
import re
from collections.abc import Iterator

_BETWEEN = re.compile(r"\s{1,4}(?:--|::|[-–—|•·:»›])\s{1,4}|:\s{1,4}|_|(?<=[\u4e00-\u9fff])[-–—|](?=[\u4e00-\u9fff])")
_HEADLINE = re.compile(r"<h([123])\b[^>]{0,300}>(.{1,600}?)</h\1>", re.IGNORECASE | re.DOTALL)
_BAR = re.compile(r"<title\b[^>]{0,100}>([^<]{1,300})</title>", re.IGNORECASE)
_NAMED = re.compile(r"<meta\b[^>]{0,100}[\"':]title[\"']", re.IGNORECASE)
_OF_POST = re.compile(r"<h\d\b[^>]{0,200}(?:entry|post|article|story)[_-]?(?:title|headline)", re.IGNORECASE)
_MOST_HEADLINES = 20
_TAGS = re.compile(r"<[^>]{0,300}>")


def own_title(title: str, site: str, page: str, guessed: str = "") -> str:
    """The part of a title that the page has as a headline, or that is left when the site's name is taken away.

    Args:
        title: that was found.
        site: the name of the site, as far as the page bears it out.
        page: its HTML.
        guessed: what may be the name of the site.

    >>> own_title("Rivers rise | The Courier", "The Courier", ""), own_title("Rivers - how they rise", "Courier", "")
    ('Rivers rise', 'Rivers - how they rise')
    """
    title = _below_handbook(_shown(title, guessed, page), page).rstrip("¶ ")
    parted = list(_parted(title))
    headlines = {_flat(found[2]) for found in _headlines(page)}
    for rest, _ in parted:
        if _flat(rest) in headlines:
            return rest
    return next((rest for rest, name in parted if _is_of(site, name)), title)


def _shown(title: str, site: str, page: str) -> str:
    """The title, or that of the browser's bar, where that tells more and nothing else says which it is.

    It does where the title is one of several great headlines or one of lesser ones, where it is the site's, and where
    the bar shows another headline and nothing beside it.
    """
    bar, headlines = _BAR.search(page), list(_headlines(page))
    if bar is None or _NAMED.search(page):
        return title
    shown = " ".join(html.unescape(bar[1]).split())
    has_one = [found[1] for found in headlines].count("1") == 1
    is_elsewhere = not has_one and _flat(title) not in _flat(shown)
    is_headline = _flat(shown) in {_flat(found[2]) for found in headlines}
    is_site = bool(site) and _flat(title) == _flat(site)
    return shown or title if is_elsewhere or is_headline or is_site else title


def _below_handbook(title: str, page: str) -> str:
    """The headline that the browser's bar shows beside a title, which is then that of the handbook or the site.

    It stands before it; or behind it, where it calls itself the title of a post.
    """
    bar = _BAR.search(page)
    shown = " ".join(html.unescape(bar[1]).split()) if bar and not _NAMED.search(page) else ""
    headlines = {_flat(found[2]) for found in _headlines(page)}
    of_posts = {_flat(found[2]) for found in _headlines(page) if _OF_POST.match(found[0])}
    beside = [rest for rest, name in _parted(shown) if _flat(name) == _flat(title)]
    before = (rest for rest in beside if shown.startswith(rest) and _flat(rest) in headlines)
    return next(before, next((rest for rest in beside if _flat(rest) in of_posts), title))


def _parted(title: str) -> Iterator[tuple[str, str]]:
    """What a title is without its last parts, or without its first ones, and those; the longest first."""
    marks = list(_BETWEEN.finditer(title))
    for mark in reversed(marks):
        yield title[: mark.start()].strip(), title[mark.end() :]
    for mark in marks:
        yield title[mark.end() :].strip(), title[: mark.start()]


def _headlines(page: str) -> Iterator[re.Match[str]]:
    for _, found in zip(range(_MOST_HEADLINES), _HEADLINE.finditer(page), strict=False):
        yield found


def _is_of(site: str, name: str) -> bool:
    """Whether a part of a title names the site, perhaps without its ending, or with a section's name behind it."""
    own, named = _flat(site), _flat(name)
    return bool(own and named) and (own.startswith(named) or named.startswith(own))


def _flat(words: str) -> str:
    """The letters and digits of what is shown, its tags aside."""
    return re.sub(r"\W", "", html.unescape(_TAGS.sub("", words))).casefold()
