"""Words of a source as a reply says them: without the source's own footnote marks and the breaks of its lines."""

import re

MARK = re.compile(r" ?\[\d+\]")
"""A mark of a footnote, with the blank before it."""
_BREAK_IN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])")
_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def plain(words: str) -> str:
    r"""The words on one line; Chinese needs no blank for a break.

    >>> plain("between 35 [2] and\n40 otters"), plain("总额\n为三亿元")
    ('between 35 and 40 otters', '总额为三亿元')
    """
    return _BREAK.sub(" ", _BREAK_IN_HAN.sub("", MARK.sub("", words)))
