"""An entry: what one row of the index stands for."""

from dataclasses import dataclass
from typing import Literal

from corpus.spans import Span

EntryKind = Literal["passage", "sentence", "fact", "word"]
KINDS: tuple[EntryKind, ...] = ("passage", "sentence", "fact", "word")


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage, a sentence or a verbalised fact of one article; or a word of the corpus.

    Words are entries so that a word which the corpus does not have finds the ones that mean nearly the same.
    """

    kind: EntryKind
    article: str
    """The article's id; nothing for a word, which belongs to all."""
    span: Span
    """Where it stands; for a fact, the span of its quote; for a word, nowhere."""
    text: str
    """What is searched: the slice itself, or the fact put in words; `index.context` says what stands before it."""
    position: int = 0
    """Which sentence of the article it is; for a passage, its first one."""
    fact: str = ""
    """The fact's id; nothing for the other kinds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found. Rank counts from 1; every score is higher-is-better."""

    entry: Entry
    rank: int
    score: float
    """The fused score."""
    dense: float
    """Cosine of question and entry, from -1 to 1."""
    lexical: float
    """BM25 as a share of the best entry's, from 0 to 1."""
    around: float
    """Of a sentence, the cosine of question and passage that it stands in; of any other entry, its own."""
