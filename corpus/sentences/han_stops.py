"""Whether a stop of Chinese ends a sentence: no blank follows it."""

import re
from functools import cache

from corpus.lexicons import lexicon
from corpus.sentences.marks import CONTINUING, HAN_CONTINUING, OPENING
from corpus.spans import Span

_FEW = 8
"""Characters within which a remark that is a sentence of its own has begun."""


def ends_in_han(text: str, rest: Span, match: re.Match[str]) -> bool:
    """Whether the sentence that begins where `rest` does ends with the stop of a match."""
    following = OPENING.match(text, match.end(), rest.end)
    head = following.end() if following else match.end()
    if text[match.end()] in CONTINUING or text[head : head + 1] in HAN_CONTINUING:
        return False
    closed = match["close"]
    if "》" in closed:  # 《走吧！》 is a name
        return False
    if "）" in closed:  # a remark ends a sentence only where it is one
        return text[rest.start : rest.start + _FEW].lstrip()[:1] == "（"
    return not (closed and _han_speech().match(text, match.end()))


@cache
def _han_speech() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, lexicon("abbreviations")["zh_speech"]))
    return re.compile(rf"[^，。！？；：、“”\s]{{0,8}}?(?:{verbs})")
