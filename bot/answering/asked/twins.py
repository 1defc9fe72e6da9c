"""Compounds that differ by a particle alone: "license-in" beside "license-out", "pre-war" beside "post-war".

The particle is a word that elsewhere says nothing, and here says which of two things is meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.answering.lexicons import stems_in
from corpus.words import Word, stems_of

_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Twins:
    """The compounds of a corpus that have a particle."""

    compounds: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, compounds: Iterable[str]) -> Self:
        """Those of two words, one of them a particle."""
        told = (stems_of(compound) for compound in compounds)
        return cls(frozenset(stems for stems in told if len(stems) == 2 and not _particles().isdisjoint(stems)))  # noqa: PLR2004

    def is_other_twin(self, text: str, first: Word, second: Word | None = None) -> bool:
        """Whether two words of `text` are a compound that the corpus does not have, and has with another particle.

        >>> from corpus.words import read_words
        >>> first, second = read_words("license-in")
        >>> Twins.of(["license-out"]).is_other_twin("license-in", first, second)
        True
        """
        if second is None or text[first.span.end : second.span.start].strip() not in _HYPHENS:
            return False
        asked = first.stem, second.stem
        if asked in self.compounds or _particles().isdisjoint(asked):
            return False
        return any(self._differs_by_particle(asked, held) for held in self.compounds)

    @staticmethod
    def _differs_by_particle(asked: tuple[str, ...], held: tuple[str, ...]) -> bool:
        changed = [(one, other) for one, other in zip(asked, held, strict=True) if one != other]
        return len(changed) == 1 and _particles().issuperset(changed[0])


def _particles() -> frozenset[str]:
    return stems_in("constraints", "particles")
