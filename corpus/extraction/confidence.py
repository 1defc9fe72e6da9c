"""How sure a fact is: what its rule is worth, less what is doubtful about its sentence, its owner, its period.

The weights lie in the lexicon, set by hand from what the rules got right and wrong on `bench/facts.jsonl`. On
articles that no rule had been fitted to, between one in four (dense news) and one in twenty of the facts above the
gate were wrong in a slot; after each such round the causes were mended. Below the gate a fact answers nothing.
"""

from corpus.extraction.draft import Draft
from corpus.extraction.word_lists import extraction_lexicon
from corpus.period import Period

_WEIGHTS = extraction_lexicon()["confidence"]
GATE: float = _WEIGHTS["gate"]
"""From here on an extracted fact may answer."""


def table_confidence(*, is_owned: bool, is_dated: bool) -> float:
    """The same of a figure in a table, whose row and column are named; less where it is nobody's and of no time."""
    return round(float(_WEIGHTS["rules"]["table"]) * (1.0 if is_owned or is_dated else float(_WEIGHTS["doubt"])), 3)


def office_confidence(*, is_named: bool) -> float:
    """The same of who is in an office; less where the body whose office it is is only what the article is about."""
    return round(float(_WEIGHTS["rules"]["office"]) * (1.0 if is_named else 0.95), 3)


def statement_confidence(*, is_sure: bool, is_whole: bool, is_dated: bool) -> float:
    """The same of a figure in a Chinese statement.

    Args:
        is_sure: whether its words were read without a doubt.
        is_whole: whether they name its owner, and it is not taken from the title.
        is_dated: whether it has a period.
    """
    sure = float(_WEIGHTS["rules"]["statement"]) * (1.0 if is_sure else float(_WEIGHTS["doubt"]))
    return round(sure * (1.0 if is_whole else 0.95) * (1.0 if is_dated else 0.9), 3)


def confidence_of(draft: Draft, period: Period | None, figures: int, doubts: int) -> float:
    """From 0 to 1.

    Args:
        draft: the reading.
        period: the period that it was given.
        figures: how many figures its sentence holds, but for places in a ranking: the more, the likelier one is given
            to a stranger.
        doubts: how many doubts it raises.
    """
    crowded = _WEIGHTS["crowded"]
    when = period.source if period else "none"
    sure = float(_WEIGHTS["rules"][draft.rule]) * draft.weight
    sure *= crowded.get(max(figures, 1), min(crowded.values())) * _WEIGHTS["subjects"][draft.source]
    return round(float(sure * _WEIGHTS["periods"].get(when, 1.0) * _WEIGHTS["doubt"] ** doubts), 3)
