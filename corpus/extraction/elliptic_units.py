"""Units that a sentence writes once for two figures: "rose by 80 million euros to 301 million"."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.measures import is_money
from corpus.extraction.parts import Part
from corpus.extraction.word_lists import word_set

_FARTHEST = 9
"""Parts before a figure among which the one stands whose unit it shares."""


def with_units(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The same parts, where an amount in thousands or more takes the currency of the one that it is set against."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        found.append(_completed(part, found) if _is_bare(parts, at) else part)
    return tuple(found)


def _is_bare(parts: Sequence[Part], at: int) -> bool:
    """Whether an amount stands at a place without a unit, and nothing behind it that may be one."""
    figure = parts[at].figure
    if figure is None or figure.unit or figure.shape != "amount" or figure.scale == 1 or not at:
        return False
    follows = parts[at + 1] if at + 1 < len(parts) else None
    is_alone = follows is None or not follows.is_word or follows.low in word_set("prepositions") - {"of"}
    return is_alone and parts[at - 1].low in word_set("between_figures", "joints")


def _completed(part: Part, before: Sequence[Part]) -> Part:
    near = before[-_FARTHEST:]
    other = next((one.figure for one in reversed(near) if one.figure and one.figure.shape == "amount"), None)
    if other is None or part.figure is None or not is_money(other):
        return part
    return replace(part, figure=replace(part.figure, unit=other.unit))
