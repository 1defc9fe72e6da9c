"""Posts: to what somebody was appointed, and of whom."""

from dataclasses import dataclass

from corpus.extraction.events.deeds import event_words
from corpus.extraction.events.phrases import phrase_from
from corpus.extraction.parts import written
from corpus.extraction.spot import Sentence
from corpus.extraction.word_lists import word_set

_LONGEST = 5
"""Words of a post."""


@dataclass(frozen=True, slots=True)
class Post:
    """``chief executive of Elm Mills``."""

    text: str
    of_whom: str = ""


def _is_to_be(read: Sentence, at: int) -> bool:
    return read.low(at) == "to" and (read.low(at + 1) == "be" or read.low(at - 1) == "promoted")


def read_post(read: Sentence, first: int, end: int) -> Post | None:
    """The post that begins at a place, "as" or an article before it or not; None where no word there is one.

    Args:
        read: the sentence.
        first: where it may begin.
        end: of the clause.
    """
    at = first
    while at < end and (read.low(at) in event_words("as") | word_set("articles") | {"be", ","} or _is_to_be(read, at)):
        at += 1
    last = next((one for one in range(at, min(end, at + _LONGEST)) if read.low(one) in event_words("posts")), None)
    if last is None or any(not part.is_word or part.low in word_set("prepositions") for part in read.parts[at:last]):
        return None
    while last + 1 < end and read.low(last + 1) in event_words("posts"):
        last += 1
    text = written(read.text, read.parts[at : last + 1])
    if last + 1 < end and read.low(last + 1) in event_words("of_whom"):
        of_whom, _ = phrase_from(read.text, read.parts, last + 2, end)
        return Post(text, of_whom.text if of_whom.is_name else "")
    return Post(text)
