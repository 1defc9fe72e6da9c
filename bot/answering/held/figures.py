"""Figures: those of a sentence, its periods, and the periods that what it leaves undated is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.held.texts import Texts
from corpus.article import Sentence
from corpus.period import Period, dated
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.reported import is_aside, is_held_against, reported_period

_BEGINNING = 10
"""How many characters into a sentence a period still stands at its beginning."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures and periods of one sentence, at their places in the sentence."""

    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    inherited: tuple[Period, ...] = ()
    """The periods of what stands before, that what the sentence leaves undated is of."""
    year: int | None = None
    """The year of the article, which "since January" may mean."""


class FigureReader:
    """Reads the figures of one sentence after the other."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._reported = lru_cache(maxsize=None)(self._report_of)

    def read(self, sentence: Sentence) -> Figures:
        """The figures of a sentence."""
        text, article = self._texts.text_of(sentence), self._texts.article(sentence.article)
        return Figures(
            quantities=read_quantities(text, article.language),
            periods=self._texts.periods_in(text, sentence),
            inherited=self._inherited(sentence),
            year=self._texts.year_of(sentence.article),
        )

    def _inherited(self, sentence: Sentence) -> tuple[Period, ...]:
        """The periods that a sentence takes over: of the one it leans on; where it has none, of what it stands under.

        That is the nearest sentence before it in its paragraph that tells a period, its heading, the title, and what
        the article reports on. A time that a sentence only holds its own against is none of its own.
        """
        before = self._texts.leant_on(sentence)
        if before:
            return self._texts.periods_in(self._texts.text_of(before), sentence) or self._inherited(before)
        text = self._texts.text_of(sentence)
        if any(not is_held_against(text, one) for one in dated(self._texts.periods_in(text, sentence))):
            return ()
        before = self._texts.before(sentence)
        if before:
            text = self._texts.text_of(before)
            told = [one for one in dated(self._texts.periods_in(text, sentence)) if not is_aside(text, one)]
            return self._inherited(before) or (_topical(told) if told else self._reported(sentence.article))
        titles = (sentence.heading, self._texts.article(sentence.article).title)
        above = next((found for title in titles if (found := self._texts.periods_in(title, sentence))), ())
        return above or self._reported(sentence.article)

    def _report_of(self, identifier: str) -> tuple[Period, ...]:
        """The period that an article reports on, and does not say again; none where it is no report."""
        period = reported_period(self._texts.article(identifier), self._texts.snapshot.sentences[identifier])
        return (period,) if period else ()


def _topical(periods: Sequence[Period]) -> tuple[Period, ...]:
    """What a sentence's periods leave to the next sentence: the only one, or the one that it begins with."""
    at_start = [period for period in periods if period.span and period.span.start <= _BEGINNING]
    return tuple(periods if len(periods) == 1 else at_start[:1])
