"""Articles about places that there are not: as many passages as a measurement needs, the same each time."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SECTIONS: Final = 20
_SYLLABLES: Final = (
    "bar",
    "cor",
    "den",
    "fal",
    "gor",
    "hul",
    "kes",
    "lin",
    "mor",
    "nev",
    "pel",
    "ros",
    "tam",
    "vel",
    "wyn",
)
_SENTENCES: Final = (
    "The harbour of {place} took in {figure} boats in {year}, because the channel had been deepened the year before.",
    "About {figure} people work in the mills of {place}, which have spun wool since {year} and sell it in {other}.",
    "In {year} the council of {place} decided to plant {figure} trees along the road that leads to {other}.",
    "The school of {place} teaches {figure} children, who come from as far as {other} since its bridge was opened.",
    "Rain fell on {figure} hours in {place} in {year}, more than in {other}, where the hills keep it off.",
)


def write_passages(folder: Path, passages: int) -> None:
    """Write articles with so many passages into a folder: a passage a section, of two sentences."""
    chance = random.Random(11)  # noqa: S311 - the same each time, no secret
    for number in range(-(-passages // _SECTIONS)):
        sections = min(_SECTIONS, passages - number * _SECTIONS)
        text = "\n".join(_article(chance, number, sections))
        (folder / f"measured-{number:04}.md").write_text(text, encoding="utf-8")


def _article(chance: random.Random, number: int, sections: int) -> Iterator[str]:
    yield f"---\nid: measured-{number:04}\ntitle: Places of the shore, part {number}\npublished: 2025-05-01\n---\n"
    for _ in range(sections):
        place, other = _name(chance), _name(chance)
        yield f"## {place}\n"
        told = chance.sample(_SENTENCES, 2)
        yield " ".join(
            sentence.format(
                place=place, other=other, figure=f"{chance.randrange(20, 9000):,}", year=chance.randrange(1960, 2025)
            )
            for sentence in told
        )
        yield ""


def _name(chance: random.Random) -> str:
    return "".join(chance.sample(_SYLLABLES, 3)).capitalize()
