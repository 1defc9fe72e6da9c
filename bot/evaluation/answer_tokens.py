"""Answers as tokens: what exact match and F1 compare, in English and Chinese.

As SQuAD's own script does it (Rajpurkar et al. 2016): small letters, no punctuation, no articles. Chinese characters
are tokens each, as in the script of CMRC 2018 (Cui et al. 2019), for no space parts its words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_ARTICLES = frozenset(("a", "an", "the"))
_HAN = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff])")


def answer_tokens(text: str) -> tuple[str, ...]:
    """The tokens of an answer, or of a text that may hold it.

    >>> answer_tokens("The 1,204 paragraphs"), answer_tokens("约 24 次。")
    (('1204', 'paragraphs'), ('约', '24', '次'))
    """
    plain = "".join(map(_without_punctuation, unicodedata.normalize("NFKC", text).casefold()))
    return tuple(token for token in _HAN.sub(r" \1 ", plain).split() if token not in _ARTICLES)


def holds(text: Sequence[str], answer: Sequence[str]) -> bool:
    """Whether the tokens of a text hold those of an answer, one behind the other.

    >>> holds(answer_tokens("It rose by 17%."), answer_tokens("17")), holds(answer_tokens("In 1917."), ("17",))
    (True, False)
    """
    length = len(answer)
    return length > 0 and any(tuple(text[at : at + length]) == tuple(answer) for at in range(len(text) - length + 1))


def exact_match(given: str, wanted: Iterable[str]) -> float:
    """1 where the words given are one of those wanted, else 0."""
    tokens = answer_tokens(given)
    return float(any(tokens == answer_tokens(answer) for answer in wanted)) if tokens else 0.0


def token_f1(given: str, wanted: Iterable[str]) -> float:
    """The harmonic mean of precision and recall of tokens, the best over the ways to give the answer.

    >>> token_f1("in October 1973", ["October 1973"])
    0.8
    """
    return max((_f1(answer_tokens(given), answer_tokens(answer)) for answer in wanted), default=0.0)


def _f1(given: Sequence[str], wanted: Sequence[str]) -> float:
    shared = sum((Counter(given) & Counter(wanted)).values())
    return 2 * shared / (len(given) + len(wanted)) if shared else 0.0


def _without_punctuation(character: str) -> str:
    """Nothing for a sign of punctuation; only a hyphen parts words, as a space does."""
    if unicodedata.category(character) == "Pd":
        return " "
    return "" if unicodedata.category(character)[0] in "PS" else character
