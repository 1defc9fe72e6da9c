"""Words that English has: a word that is one of them is no misspelling of another.

They are those of the lexicons, in all their forms, and the whole words of the reader's tokenizer, which are the
commonest of English text: a misspelling is seldom among them.
"""

from bot.answering.lexicons import general_stems
from corpus.words import stem_of
from index.reader.common_words import common_words


def is_english(word: str) -> bool:
    """Whether English has a word.

    >>> [is_english(word) for word in ("sharks", "Approved", "goverment")]
    [True, True, False]
    """
    small = word.casefold()
    return stem_of(small) in general_stems() or small in common_words()
