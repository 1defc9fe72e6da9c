"""A reader's tokenizer, with the marks that its model wants around what it reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tokenizers import Tokenizer

from index.errors import ReaderUnavailable
from index.reader.record import WAY_OUT
from index.reader.windows import Marks, Piece


class Vocabulary:
    """Texts to tokens."""

    def __init__(self, tokenizer: Tokenizer, marks: Marks) -> None:
        self._tokenizer = tokenizer
        self.marks = marks

    @classmethod
    def load(cls, file: Path) -> Self:
        """That of a file ``tokenizer.json``, whose own way to join two texts shows the marks.

        Raises:
            ReaderUnavailable: there is none, or it joins texts in a way that is not first, question, second, context.
        """
        try:
            tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:  # the library has no errors of its own that could be named
            raise ReaderUnavailable(
                f"{file} is no tokenizer; name another model by READER, or set it to off"
            ) from error
        return cls.of(tokenizer, str(file))

    @classmethod
    def of(cls, tokenizer: Tokenizer, name: str) -> Self:
        """That of a tokenizer in memory; `name` is what an error calls it.

        Raises:
            ReaderUnavailable: as above.
        """
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, _marks(tokenizer, name))

    def pieces(self, texts: Sequence[str]) -> list[Piece]:
        """The tokens of texts, without any marks around them."""
        found = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [Piece(one.ids, one.offsets) for one in found]

    def save(self, file: Path) -> None:
        """Write what `load` reads."""
        self._tokenizer.save(str(file))


def _marks(tokenizer: Tokenizer, name: str) -> Marks:
    """The marks that stand around two texts: ``[CLS] question [SEP] context [SEP]`` and its like."""
    plain = tokenizer.encode("a", add_special_tokens=False)
    joined = tokenizer.encode("a", "a")
    word = plain.ids[0]
    places = [place for place, number in enumerate(joined.ids) if number == word]
    if len(plain.ids) != 1 or places[:1] != [1] or places[1:] != [len(joined.ids) - 2]:
        raise ReaderUnavailable(f"{name} joins texts in an unusual way; {WAY_OUT}")
    return Marks(
        first=joined.ids[0],
        between=tuple(joined.ids[2 : places[1]]),
        last=joined.ids[-1],
        second_type=joined.type_ids[places[1]],
    )
