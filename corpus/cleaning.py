"""Characters that no text needs and that can deceive who reads it, taken out at the door."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, but for those that part lines and pages
    "\u200b\u200e\u200f\u2060\u180e"  # zero-width spaces and marks of direction
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing round
    "\ufff9-\ufffb\U000e0000-\U000e007f]"  # annotations and tags
)
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""`text` without unseen characters; half a surrogate pair, which no file can hold, becomes U+FFFD.

    Marks that join letters of some scripts and parts of an emoji stay, and so does a byte order mark at the top.

    >>> clean("pay\u202e to\x00 day\ud800")
    'pay to day�'
    """
    found = _UNSEEN.sub("", _HALVES.sub("\N{REPLACEMENT CHARACTER}", text))
    return found[:1] + found[1:].replace("\ufeff", "") if "\ufeff" in found[1:] else found


def plain_name(name: str) -> str:
    r"""The name of a file as it can be told: on one line, and nothing in it that no text may hold.

    >>> plain_name("a\nb\udcff.md")
    'a b�.md'
    """
    return " ".join(clean(name).split())
