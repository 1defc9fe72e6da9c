"""A text as its tokens, with what stands beside each: the ground that the reader of English figures walks on."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.spans import Span
from corpus.tokens import Token, read_tokens, word_at

DASHES = frozenset("-–—‑~")
HYPHENS = frozenset("-‑")
_WRAPPED = frozenset("%％‰$€£¥°")
"""Signs that may open a line of wrapped text: no list marks its entries with them."""


class TokenText:
    """The tokens of one text, and which of them are masked; places outside the text have empty words."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.text = text
        self.tokens: Sequence[Token] = read_tokens(text)
        self.hidden = self._hidden(masked)
        """For each token, whether it lies under a mask."""
        self.floor = 0
        """The place behind the last figure that was read: nothing before it belongs to the next one."""

    def low(self, place: int) -> str:
        """The word at a place in small letters; nothing outside the text."""
        return word_at(self.tokens, place)

    def words(self, first: int, after: int) -> str:
        """The words from the first place to the one before `after`, in small letters and parted by blanks."""
        return " ".join(token.low for token in self.tokens[first:after])

    def is_capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital."""
        return place < len(self.tokens) and self.tokens[place].text[0].isupper()

    def is_word(self, place: int) -> bool:
        """Whether a word stands at a place."""
        return 0 <= place < len(self.tokens) and self.tokens[place].is_word

    def is_number(self, place: int) -> bool:
        """Whether digits stand at a place."""
        return 0 <= place < len(self.tokens) and self.tokens[place].is_number

    def is_glued(self, place: int) -> bool:
        """Whether nothing parts the token at `place` from the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end

    def is_near(self, place: int) -> bool:
        """Whether the token at `place` goes on with what stands before it.

        A line may end between both where the text was wrapped by hand: behind one line end comes a small letter or a
        sign. No paragraph does, nor a line that begins like an entry of a list.
        """
        if place >= len(self.tokens):
            return False
        ends = self.text[self.tokens[place - 1].end : self.tokens[place].start].count("\n")
        token = self.tokens[place]
        return not ends or (ends == 1 and (token.text[0].islower() or token.text[0] in _WRAPPED))

    def is_beside(self, place: int) -> bool:
        """Whether one blank, or nothing, parts the token at `place` from the next one."""
        return self.tokens[place + 1].start - self.tokens[place].end <= 1

    def glued_after(self, place: int) -> Token | None:
        """The token that is glued to the one at `place`."""
        return self.tokens[place + 1] if self.is_glued(place + 1) else None

    def is_glued_before(self, place: int) -> bool:
        """Whether a letter or a sign of names is glued to the token from before."""
        start = self.tokens[place].start
        if not start or self.text[start - 1].isspace():
            return False
        before = self.text[start - 1]
        return before.isalnum() or before in "_#@\\/=&." or (before == ":" and place > 1)

    def is_chained(self, place: int) -> bool:
        """Whether a figure has a figure glued to either side by a dash: a telephone number, a code."""
        if not 2 <= place < len(self.tokens) - 2 or self.tokens[place - 1].text not in DASHES:  # noqa: PLR2004 - neighbours
            return False
        chain = self.tokens[place - 2 : place + 3]
        glued = all(left.end == right.start for left, right in pairwise(chain))
        return glued and chain[0].is_number and chain[3].text in DASHES and chain[4].is_number

    def ends_sentence(self, place: int) -> bool:
        """Whether the text ends at `place`, or a sign stands there that parts what follows."""
        return place >= len(self.tokens) or self.tokens[place].text in ".,;:!?)…”\"'"

    def _hidden(self, spans: Sequence[Span]) -> bytearray:
        hidden = bytearray(len(self.tokens))
        at = 0
        for span in spans:
            while at and self.tokens[at - 1].end > span.start:
                at -= 1
            while at < len(self.tokens) and self.tokens[at].end <= span.start:
                at += 1
            while at < len(self.tokens) and self.tokens[at].start < span.end:
                hidden[at] = 1
                at += 1
        return hidden
