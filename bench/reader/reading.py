"""A network's own answers, while it is taught: one span a question, and how sure it is that there is one."""

from collections.abc import Sequence

import torch

from bench.reader.asked import Asked
from bench.reader.batches import tensors_of
from bench.reader.grading import Guess
from bench.reader.network import ReaderNetwork
from index.reader.spans import best_candidates
from index.reader.vocabulary import Vocabulary
from index.reader.windows import Window, cut_windows

_OVERLAP = 64


def guess_all(network: ReaderNetwork, vocabulary: Vocabulary, asked: Sequence[Asked], longest: int) -> list[Guess]:
    """One guess a question, in order; of a long context's windows the one with the best margin speaks."""
    questions = vocabulary.pieces([one.question for one in asked])
    contexts = vocabulary.pieces([one.context for one in asked])
    network.eval()
    with torch.inference_mode():
        guesses = [
            max(
                (
                    _guess(network, window, one.context)
                    for window in cut_windows(question, context, vocabulary.marks, longest=longest, overlap=_OVERLAP)
                ),
                key=lambda guess: guess.margin,
            )
            for one, question, context in zip(asked, questions, contexts, strict=True)
        ]
    network.train()
    return guesses


def _guess(network: ReaderNetwork, window: Window, context: str) -> Guess:
    first, last, answers = network(*tensors_of([window], device=next(network.parameters()).device.type))
    best, *_ = best_candidates(first[0].cpu().numpy(), last[0].cpu().numpy(), window, count=1)
    return Guess(best.span.of(context), best.margin, float(answers[0]))
