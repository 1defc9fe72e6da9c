"""Peers of the encoder and the reader whose every result can be worked out in the head."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from corpus.spans import Span
from index.encoder import EncoderIdentity, Rows
from index.progress import Progress
from index.reader.reader import Candidate, Reading

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class WordHashEncoder:
    """Counts words: a word's coordinate is ``crc32(word) % 1024``, and the counts are brought to unit length.

    So the cosine of two texts is the number of words they share, over the root of the product of their lengths, where
    no word comes twice: "red fish" and "red house" give 1 / 2, whatever the process or the machine. A text without
    words counts as the one word "". What was encoded stands in `encoded`; where `fault` is set, that is raised instead.
    """

    name: str = "word-hash"
    fault: Exception | None = None
    encoded: list[str] = field(default_factory=list)

    @property
    def identity(self) -> EncoderIdentity:
        """The same for the same name."""
        return EncoderIdentity(name=self.name, weights_sha256="0" * 64, dimension=1024, pooling="sum")

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """Count the words of each text."""
        if self.fault is not None:
            raise self.fault
        self.encoded.extend(texts)
        rows = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in _WORD.findall(text.casefold()) or [""]:
                rows[number, crc32(word.encode()) % rows.shape[1]] += 1
        if progress:
            progress("encode", len(texts), len(texts))
        unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@dataclass(slots=True)
class CueReader:
    """Finds words behind a cue: by ``{"built by": "Ada Kerr"}`` the "Ada Kerr" of a context that has both, in order.

    Where a context has them, the words are its one candidate with a margin of 5, and it answers by 5 logits; where it
    has not, its first word is the candidate, by -5 and -5. What was read stands in `read_contexts`.
    """

    cues: Mapping[str, str]
    name: str = "cue"
    read_contexts: list[str] = field(default_factory=list)

    def read(self, question: str, contexts: Sequence[str]) -> list[Reading]:  # noqa: ARG002 - the cues say it all
        """Look for the cues."""
        self.read_contexts.extend(contexts)
        return [self._reading(context) for context in contexts]

    def _reading(self, context: str) -> Reading:
        for cue, words in self.cues.items():
            place = context.find(words, max(0, context.find(cue)))
            if cue in context and place >= 0:
                return Reading((Candidate(Span(place, place + len(words)), 5.0),), 5.0)
        return Reading((Candidate(Span(0, len(context.split(maxsplit=1)[0])), -5.0),), -5.0)
