"""The commonest words of English: the whole words of the tokenizer that comes with Footnote's own reader."""

import json
from functools import cache
from pathlib import Path

from index.reader.record import OWN_WEIGHTS, TOKENIZER


@cache
def common_words(reader: Path = OWN_WEIGHTS) -> frozenset[str]:
    """Some twenty thousand, in small letters; none where this copy of Footnote came without a reader."""
    file = reader / TOKENIZER
    if not file.is_file():
        return frozenset()
    return frozenset(word for word in json.loads(file.read_text("utf-8"))["model"]["vocab"] if word.isalpha())
