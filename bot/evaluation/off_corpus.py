"""Questions that a corpus cannot answer: those asked of articles that were left out of it whole.

Which ones are left out depends on the set's articles alone, so that anyone finds the same split.
"""

import random
from collections.abc import Collection, Sequence

from bot.evaluation.public_set import PublicQuestion, PublicSet

SEED = 2025
MOST = 1000
"""How many questions of each kind are asked at most."""


def left_out(asked: PublicSet) -> frozenset[str]:
    """The ids of the articles that are left out: every second one of a shuffled list."""
    ids = sorted(asked.documents)
    random.Random(SEED).shuffle(ids)  # noqa: S311 - a published split is no secret
    return frozenset(ids[::2])


def inside(asked: PublicSet, without: Collection[str]) -> list[PublicQuestion]:
    """Questions that the articles left in do answer."""
    return few([one for one in asked.questions if one.is_answerable and one.article not in without])


def outside(asked: PublicSet, without: Collection[str]) -> list[PublicQuestion]:
    """Questions of the articles left out."""
    return few([one for one in asked.questions if one.is_answerable and one.article in without])


def near_misses(asked: PublicSet) -> list[PublicQuestion]:
    """Questions that sound as if the corpus answered them, and that it does not."""
    return few([one for one in asked.questions if not one.is_answerable])


def few(questions: Sequence[PublicQuestion]) -> list[PublicQuestion]:
    """At most a thousand of them, drawn by the seed, in their order."""
    drawn = random.Random(SEED).sample(range(len(questions)), min(MOST, len(questions)))  # noqa: S311 - as above
    return [questions[number] for number in sorted(drawn)]
