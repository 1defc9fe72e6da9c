"""Names that hold a number and are no figures: GLP-1, Class III, S&P 500, 02591.HK, an address, a citation."""

import re
from functools import cache

from corpus.lexicons import lexicon
from corpus.spans import Span


def numbered_names(text: str) -> tuple[Span, ...]:
    """The spans of such names that show by their form alone, in order of their pattern.

    >>> [span.of("GLP-1 at 10:30") for span in numbered_names("GLP-1 at 10:30")]
    ['GLP-1', '10:30']
    """
    return tuple(Span(*match.span()) for pattern in _patterns() for match in pattern.finditer(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace(" ", r"\s")) for pattern in lexicon("quantities")["en"]["names"])
