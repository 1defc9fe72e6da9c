"""Words that English has, beside those of the lexicons: a word that is one of them is no misspelling of another.

The list is the vocabulary of the tokenizer that lies beside the reader's weights: its whole words are the commonest of
English text, and a misspelling is seldom among them.
"""

import json
from functools import cache
from importlib.resources import files

from bot.answering.lexicons import general_stems
from corpus.words import stem_of


def is_english(word: str) -> bool:
    """Whether English has a word, in any form of it that the lexicons know, or in this one.

    >>> [is_english(word) for word in ("sharks", "Approved", "goverment")]
    [True, True, False]
    """
    small = word.casefold()
    return stem_of(small) in general_stems() or small in _common_words()


@cache
def _common_words() -> frozenset[str]:
    tokenizer = json.loads((files("index.reader") / "weights" / "tokenizer.json").read_text("utf-8"))
    return frozenset(word for word in tokenizer["model"]["vocab"] if word.isalpha())
