"""Contexts and questions that nearly fit: what a reader must learn to say no to.

SQuAD 2.0's own unanswerable questions were written by people who looked at the paragraph. These are made of answered
ones, in the two ways in which retrieval goes wrong: the next best paragraph of the same article, and a paragraph that
speaks of another year, figure or name than the question, or of it and another.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from bench.reader.asked import Asked
from bench.reader.particulars import Kind, Particular
from corpus.spans import Span
from index.lexical import LexicalIndex
from index.reader.common_words import common_words
from index.spoken import SpokenTerms

_LOOKED_AT = 3
"""How many of the best paragraphs a near miss is drawn from."""
_YEARS_BESIDE = (-10, -2, -1, 1, 2, 10)


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
    """The years, figures and names that the questions of each article speak of, found in them by `particulars`."""

    def __init__(self, asked: Sequence[Asked], particulars: Callable[[str], Iterable[Particular]]) -> None:
        self._particulars = particulars
        self._known = defaultdict[tuple[str, Kind], dict[str, None]](dict)
        for one in asked:
            for span, kind in particulars(one.question):
                self._known[one.title, kind][span.of(one.question)] = None

    def untold(self, asked: Asked, chance: random.Random) -> Asked | None:
        """The question with one of its particulars replaced by another that its context does not hold.

        What is replaced stands in the context, so that the question was about it. None where there is nothing to
        replace, or nothing to replace it with.
        """
        context = asked.context.casefold()
        for span, kind in self._replaceable(asked, chance):
            others = [other for other in self._known[asked.title, kind] if other.casefold() not in context]
            if kind == "year":
                year = int(span.of(asked.question))
                others += [str(year + step) for step in _YEARS_BESIDE if str(year + step) not in context]
            if others:
                return replaced(asked, span, chance.choice(others))
        return None

    def told(self, asked: Asked, chance: random.Random) -> Asked | None:
        """The same with another that its context speaks of, too, and that neither question nor answer holds."""
        known = [asked.question.casefold(), *(gold.text.casefold() for gold in asked.answers)]
        for span, kind in self._replaceable(asked, chance):
            others = [
                other
                for other in dict.fromkeys([*self._known[asked.title, kind], *self._told(asked.context, kind)])
                if re.search(rf"\b{re.escape(other)}\b", asked.context)
                and not any(other.casefold() in text or text in other.casefold() for text in known)
            ]
            if others:
                return replaced(asked, span, chance.choice(others))
        return None

    def _replaceable(self, asked: Asked, chance: random.Random) -> list[Particular]:
        """The question's particulars that stand in its context, in a random order."""
        context = asked.context.casefold()
        found = [one for one in self._particulars(asked.question) if one[0].of(asked.question).casefold() in context]
        chance.shuffle(found)
        return found

    def _told(self, context: str, wanted: Kind) -> list[str]:
        """What a context names of this kind, without the common words that begin its sentences."""
        found = [span.of(context) for span, kind in self._particulars(context) if kind == wanted]
        return [one for one in found if one.casefold() not in common_words()]


def replaced(asked: Asked, span: Span, other: str) -> Asked:
    """The question with other words at that place, which its context answers no more."""
    question = asked.question[: span.start] + other + asked.question[span.end :]
    return replace(asked, question=question, answers=(), changed=Span(span.start, span.start + len(other)))


def _holds_answer(context: str, asked: Asked) -> bool:
    return any(gold.text.casefold() in context.casefold() for gold in asked.answers)
