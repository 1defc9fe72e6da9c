"""Contexts and questions that nearly fit: what a reader must learn to say no to.

SQuAD 2.0's own unanswerable questions were written by people who looked at the paragraph. These are made of answered
ones, in the two ways in which retrieval goes wrong: the next best paragraph of the same article, and a paragraph that
speaks of another year, figure or name than the question.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from bench.reader.asked import Asked
from corpus.words import Word, read_words
from index.lexical import LexicalIndex
from index.spoken import SpokenTerms

_LOOKED_AT = 3
"""How many of the best paragraphs a near miss is drawn from."""


class Neighbours:
    """The paragraphs of each article, as lexical search finds them."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        paragraphs = defaultdict[str, dict[str, None]](dict)
        for one in asked:
            paragraphs[one.title][one.context] = None
        self._paragraphs = {title: list(found) for title, found in paragraphs.items() if len(found) > 1}
        self._found: dict[str, LexicalIndex] = {}

    def of(self, asked: Asked, chance: random.Random) -> Asked | None:
        """The question with a paragraph of the same article that shares its words, and none of its answers.

        None where the article has no such paragraph.
        """
        paragraphs = self._paragraphs.get(asked.title, [])
        if not paragraphs:
            return None
        if asked.title not in self._found:
            self._found[asked.title] = LexicalIndex.build(SpokenTerms.build(paragraphs))
        order = np.argsort(-self._found[asked.title].scores(asked.question), kind="stable")
        best = [paragraphs[number] for number in order[: _LOOKED_AT + 1].tolist()]
        free = [context for context in best if context != asked.context and not _holds_answer(context, asked)]
        return replace(asked, context=chance.choice(free), answers=()) if free else None


class Swaps:
    """The years, figures and names that the questions of each article speak of."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._words = defaultdict[tuple[str, str], dict[str, None]](dict)
        for one in asked:
            for word, kind in _particulars(one.question):
                self._words[one.title, kind][word.text] = None

    def of(self, asked: Asked, chance: random.Random) -> Asked | None:
        """The question with one of its particulars replaced by another that its context does not hold.

        What is replaced stands in the context, so that the question was about it. None where there is nothing to
        replace, or nothing to replace it with.
        """
        context = asked.context.casefold()
        fixed = [(word, kind) for word, kind in _particulars(asked.question) if word.text.casefold() in context]
        chance.shuffle(fixed)
        for word, kind in fixed:
            others = [other for other in self._words[asked.title, kind] if other.casefold() not in context]
            if kind == "year":
                others += [str(int(word.text) + step) for step in (-10, -2, -1, 1, 2, 10)]
                others = [other for other in others if other not in context]
            if others:
                changed = word.span.start, word.span.end
                question = asked.question[: changed[0]] + chance.choice(others) + asked.question[changed[1] :]
                return replace(asked, question=question, answers=())
        return None


def _holds_answer(context: str, asked: Asked) -> bool:
    return any(gold.text.casefold() in context.casefold() for gold in asked.answers)


def _particulars(question: str) -> Iterator[tuple[Word, str]]:
    """The words of a question that pin it down, each with its kind. Its first word is capitalised in any case."""
    for place, word in enumerate(read_words(question)):
        if word.is_number:
            yield word, "year" if len(word.text) == 4 and word.text.isdigit() else "figure"  # noqa: PLR2004
        elif place and word.is_capitalised and len(word.text) > 2:  # noqa: PLR2004 - "US" and "II" are parts of names
            yield word, "name"
