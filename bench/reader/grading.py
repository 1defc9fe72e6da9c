"""What a reader's answers are worth where the paragraph is given, by SQuAD's own measures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.reader.asked import Asked
from bot.evaluation.answer_tokens import exact_match, token_f1
from bot.evaluation.measures import auroc_of


@dataclass(frozen=True, slots=True)
class Guess:
    """The best span of a context, however bad, and the two signals that it answers; higher is surer."""

    text: str
    margin: float
    """By how much the best span's score is above that of no answer."""
    answers: float
    """What the head says that is taught nothing else."""


def grade(asked: Sequence[Asked], guesses: Sequence[Guess]) -> dict[str, float | None]:
    """Exact match and F1 of the spans where there is an answer, and how well each signal tells where there is none."""
    told = [(guess.text, [gold.text for gold in one.answers]) for one, guess in zip(asked, guesses, strict=True)]
    answerable = [(text, golds) for text, golds in told if golds]
    return {
        "n": len(asked),
        "answerable": len(answerable),
        "em": sum(exact_match(text, golds) for text, golds in answerable) / max(1, len(answerable)),
        "f1": sum(token_f1(text, golds) for text, golds in answerable) / max(1, len(answerable)),
        "auroc_margin": _auroc(asked, [guess.margin for guess in guesses]),
        "auroc_answers": _auroc(asked, [guess.answers for guess in guesses]),
        "auroc_both": _auroc(asked, [guess.margin + guess.answers for guess in guesses]),
    }


def _auroc(asked: Sequence[Asked], scores: Sequence[float]) -> float | None:
    answered = np.array([bool(one.answers) for one in asked])
    return auroc_of(np.array(scores), answered)(np.ones(len(scores)))
