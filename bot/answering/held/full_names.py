"""Full names: an article calls a person by the whole name once, and by the surname from then on."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import pairwise

from bot.answering.asked.question import Need, Question, Way
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import general_stems, generic_stems, stems_in
from corpus.words import stem_of, stems_of

_AS_GOOD = 0.95
"""What a surname is worth beside the full name."""


def with_surnames(question: Question, articles: Collection[str], holdings: Holdings) -> Question:
    """The question with a given name that its surname meets, too, in each article that has both side by side.

    Not where the article knows somebody else of that surname.

    Args:
        question: what is asked.
        articles: the ids of those that may answer.
        holdings: where they are held.
    """
    needs = list(question.needs)
    for place, (given, surname) in enumerate(pairwise(question.needs)):
        if _are_a_name(given, surname, question.text):
            needs[place] = replace(given, local={**given.local, **_met_by_surname(given, surname, articles, holdings)})
    return replace(question, needs=tuple(needs)) if needs != list(question.needs) else question


def _are_a_name(given: Need, surname: Need, text: str) -> bool:
    """Whether two needs side by side may be the names of a person, and not of an organisation."""
    side_by_side = given.is_name and surname.is_name and f"{given.surface} {surname.surface}" in text
    return side_by_side and stems_in("cues", "organisations").isdisjoint(stems_of(surname.surface))


def _met_by_surname(
    given: Need, surname: Need, articles: Collection[str], holdings: Holdings
) -> Mapping[str, Mapping[Way, float]]:
    way = {frozenset((stem_of(surname.surface),)): _AS_GOOD}
    before = re.compile(rf"\b(\w+)\s+{re.escape(surname.surface)}\b", re.IGNORECASE)
    return {
        article: {**given.local.get(article, {}), **way}
        for article in articles
        if _given_names(before, holdings.article(article).text) == {given.surface.casefold()}
        and _is_surname(surname.surface, holdings.article(article).text)
    }


def _is_surname(word: str, text: str) -> bool:
    """Whether a text calls somebody by a word alone.

    A common one, such as "Strand", must stand there with a capital, behind no "the", and never without a capital.
    """
    if general_stems().isdisjoint(stems_of(word)):
        return True
    alone = re.compile(rf"(?:^|[.!?”\"]\s+|[a-z,;] )(?<!\bthe )(?<!\bThe ){re.escape(word)}\b(?! [A-Z])", re.MULTILINE)
    return word[:1].isupper() and f" {word.lower()}" not in text and alone.search(text) is not None


def _given_names(before: re.Pattern[str], text: str) -> set[str]:
    """The words with a capital before a surname, but titles and words that only begin a sentence."""
    idle = generic_stems() | stems_in("cues", "between_names")
    found = {match.group(1) for match in before.finditer(text)}
    return {name.casefold() for name in found if name[:1].isupper() and stem_of(name) not in idle}
