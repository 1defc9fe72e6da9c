"""Full names: an article calls a person by the whole name once, and by the surname from then on."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.answering.holdings import Holdings
from bot.answering.question import Need, Question
from corpus.words import stem_of

_AS_GOOD = 0.95
"""What a surname is worth beside the full name."""


def with_surnames(question: Question, holdings: Holdings) -> Question:
    """The question with a given name that its surname meets, too, in each article that has both side by side.

    Not where the article knows somebody else of that surname.
    """
    needs = list(question.needs)
    for place, (given, surname) in enumerate(pairwise(question.needs)):
        if given.is_name and surname.is_name and f"{given.surface} {surname.surface}" in question.text:
            needs[place] = replace(given, local={**given.local, **_met_by_surname(given, surname, holdings)})
    return replace(question, needs=tuple(needs)) if needs != list(question.needs) else question


def _met_by_surname(given: Need, surname: Need, holdings: Holdings) -> dict[str, dict[frozenset[str], float]]:
    stems = frozenset((stem_of(given.surface), stem_of(surname.surface)))
    before = re.compile(rf"\b(\w+)\s+{re.escape(surname.surface)}\b", re.IGNORECASE)
    way = {frozenset((stem_of(surname.surface),)): _AS_GOOD}
    return {
        article.id: {**given.local.get(article.id, {}), **way}
        for article in holdings.snapshot.corpus.articles
        if stems <= holdings.stems_in(article.id) and _given_names(before, article.text) == {given.surface.casefold()}
    }


def _given_names(before: re.Pattern[str], text: str) -> set[str]:
    """The words with a capital that stand before a surname; titles are as good as none."""
    found = {match.group(1) for match in before.finditer(text)}
    return {name.casefold() for name in found if name[:1].isupper() and len(name) > 3}  # noqa: PLR2004 - "Dr", "Mr"
