"""Laws of what a reader has found in a sentence."""

import itertools

from bot.answering.gathered.found import Found

LOGITS = (-10.0, -4.0, -1.0, 0.0, 1.0, 4.0, 10.0)


def found(margin: float, answers: float) -> Found:
    """A sentence of which a reader is so sure."""
    return Found(spans=(), margin=margin, answers=answers)


def test_the_surer_the_better() -> None:
    """Either vote alone lifts a sentence, and what is read is never worse for it than not being read."""
    for lower, higher in itertools.pairwise(LOGITS):
        for other in LOGITS:
            assert 0 < found(lower, other).worth < found(higher, other).worth
            assert 0 < found(other, lower).worth < found(other, higher).worth


def test_a_sentences_own_words_weigh_more_than_what_stands_around_it() -> None:
    """Of two sentences for which the votes are the same but the other way round, the one with the words is better."""
    for lower, higher in itertools.pairwise(LOGITS):
        assert found(margin=higher, answers=lower).worth > found(margin=lower, answers=higher).worth
