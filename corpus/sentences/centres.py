"""Whom the sentences of a paragraph speak of where they do not name him: "it", "its chairman", "the company".

What a sentence is about is mostly the name that its subject is, or says what the subject is; the next sentences take
it up with a pronoun or a bare noun until another name comes into that place (Grosz, Joshi and Weinstein 1995,
"Centering: A Framework for Modeling the Local Coherence of Discourse").
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

from corpus.lexicons import lexicon
from corpus.lexicons.verbs import forms_of, is_told_past, small_words, verbs_of
from corpus.words import Word, read_words

_Name = Sequence[Word]
_QUOTED = re.compile(r"[“\"][^”\"]{1,800}[”\"]")
_PHRASE = 4
"""Words beside a name that may say what bears it."""
_LEAD = 12
"""Words that may stand before the comma behind which a sentence begins in earnest."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Whom a sentence speaks of: his name as it is written, and the number of the sentence that names him."""

    name: str
    named_in: int
    called: frozenset[str]
    """The nouns, in small letters, that the sentence calls somebody."""


def centres(texts: Sequence[str], names: Container[str]) -> tuple[Centre | None, ...]:
    """Whom each sentence of a paragraph speaks of by a pronoun or a bare noun; None for most.

    See `spoken_of` for the arguments.

    >>> told = ("Elm Air, a carrier, has 9 jets.", "Fares fell.", "The carrier lost a million.", "It owes two.")
    >>> [centre and (centre.name, centre.named_in) for centre in centres(told, {"elm", "air"})]
    [None, None, ('Elm Air', 0), ('Elm Air', 0)]
    """
    return tuple(centre if is_meant else None for centre, is_meant in spoken_of(texts, names))


def spoken_of(texts: Sequence[str], names: Container[str]) -> tuple[tuple[Centre | None, bool], ...]:
    """Whom a paragraph spoke of last before each of its sentences, and whether the sentence has a word for him.

    Args:
        texts: the sentences, in order.
        names: the stems that are names.
    """
    found: list[tuple[Centre | None, bool]] = []
    centre: Centre | None = None
    for at, text in enumerate(texts):
        words = read_words(_unquoted(text))
        named = list(_names(words, names))
        subject = _subject(text, words, named)
        found.append((centre, centre is not None and _takes_up(text, words, subject, centre.called)))
        if subject and not _is_person(words, subject):
            centre = Centre(_written(subject, text), at, frozenset(_called(words, subject)))
        elif centre and any(_is_acted_on(words, name) and name[0].text not in centre.name.split() for name in named):
            centre = None  # "The court fined Elm Air. The company"
    return tuple(found)


def _written(name: _Name, text: str) -> str:
    return text[name[0].span.start : name[-1].span.end]


def _unquoted(text: str) -> str:
    """The text with blanks where somebody is quoted: what is said there is said of others."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _names(words: Sequence[Word], names: Container[str]) -> Iterator[_Name]:
    """The runs of words that are names, of anything but a time."""
    run: list[Word] = []
    for word in words:
        is_name = (
            word.is_capitalised and len(word.text) > 1 and word.stem in names and word.text.casefold() not in _months()
        )
        if run and not (is_name and word.span.start - run[-1].span.end == 1):
            yield tuple(run)
            run = []
        if is_name:
            run.append(word)
    if run:
        yield tuple(run)


def _subject(text: str, words: Sequence[Word], named: Sequence[_Name]) -> _Name | None:
    """The name that is the subject of a sentence, stands beside it, or says what it is: "the largest is Elm Air"."""
    begin = _begin(text, words)
    first = words[begin].text.casefold() if begin < len(words) else ""
    if first in small_words("prepositions") or first in small_words("pronouns") or first in _rules()["owners"]:
        return None
    for name in named:
        before = [word for word in words[begin : words.index(name[0])] if word.stem not in small_words("articles")]
        if any(map(_is_told, before[:-1])):
            return None
        last = before[-1].text.casefold() if before else ""
        if not last or last in small_words("be") or last == "of":
            return name
        if not _is_told(before[-1]) and last not in small_words("prepositions"):
            return name
    return None


def _begin(text: str, words: Sequence[Word]) -> int:
    """Where a sentence begins behind what only says when or where: "In May, it"."""
    if not words or words[0].text.casefold() not in small_words("prepositions"):
        return 0
    lead = pairwise(words[:_LEAD])
    return next((at for at, (one, other) in enumerate(lead, 1) if "," in text[one.span.end : other.span.start]), 0)


def _takes_up(text: str, words: Sequence[Word], subject: _Name | None, called: Container[str]) -> bool:
    """Whether a sentence has a word for what was spoken of before, and names nobody first whom the word could mean.

    "It" and "its" are meant so in a subject alone: further behind, they may mean what the sentence itself speaks of.
    """
    idle = {match.start() for match in _idle().finditer(text)}
    is_told = False
    for before, word in pairwise((None, *words)):
        if word is None or (subject and word.span.start >= subject[0].span.start):
            return False
        low = word.text.casefold()
        if not is_told and low in _rules()["things"] and word.span.start not in idle:
            return True
        if before and before.stem == "the" and (low in _rules()["bodies"] or low in called):
            return True
        is_told = is_told or _is_told(word)
    return False


def _called(words: Sequence[Word], name: _Name) -> Iterator[str]:
    """What somebody is called right before his name or behind it: "A rival, Elm Air", "Elm Air is a carrier"."""
    first, behind = words.index(name[0]), words.index(name[-1]) + 1
    behind += behind < len(words) and words[behind].text in small_words("be")
    yield from (word.text.casefold() for word in words[max(0, first - _PHRASE) : first])
    if behind < len(words) and words[behind].text in small_words("articles"):
        phrase = words[behind + 1 : behind + 1 + _PHRASE]
        yield from (one.text for one in takewhile(lambda one: one.text not in small_words("prepositions"), phrase))


def _is_person(words: Sequence[Word], name: _Name) -> bool:
    """Whether a name is told to be a person's: by what stands before it, or because he says something."""
    first, behind = words.index(name[0]), words.index(name[-1]) + 1
    says = any(word.text in forms_of("say", "past") for word in words[behind : behind + 1])
    titles = _rules()["before_persons"]
    return says or any(word.text.casefold() in titles for word in words[max(0, first - 1) : first + 1])


def _is_acted_on(words: Sequence[Word], name: _Name) -> bool:
    """Whether something is done to whom a name names, and he does not only speak."""
    at = words.index(name[0])
    return at > 0 and _is_told(words[at - 1]) and words[at - 1].text not in forms_of("say", "past")


def _is_told(word: Word) -> bool:
    """Whether a word is the verb of a clause, and no noun: "fell", "has"."""
    low = word.text
    is_deed = is_told_past(low) or any(verb.form in {"past", "s"} for verb in verbs_of(low))
    return not word.is_capitalised and (low in small_words("auxiliaries") or is_deed)


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon("periods")["en"]["months"])


def _rules() -> Mapping[str, Any]:
    return lexicon("anaphora")


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(_rules()["idle_it"])
