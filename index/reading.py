"""Whether an encoder reads a language: an English one gives Chinese texts vectors too, and they say next to nothing."""

from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from index.encoder import Encoder

_ENOUGH = 0.75
"""The share of questions whose sentence must be the nearest of all."""


def reads(encoder: Encoder, language: str) -> bool:
    """Whether the encoder puts a dozen questions nearest to the sentences that answer them, in other words.

    A language without such a proof is taken to be read. all-MiniLM-L6-v2 finds five of the twelve Chinese ones.
    """
    pairs = _proof().get(language, ())
    if not pairs:
        return True
    questions = encoder.encode([question for question, _ in pairs])
    sentences = encoder.encode([sentence for _, sentence in pairs])
    nearest = np.argmax(questions @ sentences.T, axis=1)
    return float(np.mean(nearest == np.arange(len(pairs)))) >= _ENOUGH


@cache
def _proof() -> dict[str, list[tuple[str, str]]]:
    written = yaml.safe_load(files("index").joinpath("reading_proof.yaml").read_text(encoding="utf-8"))
    return {language: [(question, sentence) for question, sentence in pairs] for language, pairs in written.items()}
