"""What a bare noun takes over from a fuller phrase before it: "the transactions", after "License-out transactions".

The second mention of a thing is shorter than the first (Clark 1975, "Bridging"): its modifiers stand earlier in the
paragraph, before the same noun, and belong to it all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from bot.answering.lexicons import generic_stems, pattern_in, stems_in
from corpus.words import Word, read_words, stems_of

_MOST = 3
"""How many words a phrase may have before its noun."""


def taken_over(text: str, earlier: Iterable[str]) -> frozenset[str]:
    """The stems that the bare nouns of a sentence take over.

    Args:
        text: the sentence.
        earlier: the sentences before it in its paragraph.

    >>> sorted(taken_over("In May, 37 deals were closed.", ["Licence-out deals grew."]))
    ['licenc', 'out']
    >>> sorted(taken_over("The strike ended in May.", ["Trade fell after a strike by dockers in Tarn, and rose."]))
    ['docker', 'tarn']
    """
    bare = frozenset(word.stem for word in _bare(read_words(text)))
    pointed = bare & definite_nouns(text)
    said = list(earlier) if bare else []
    once = frozenset(noun for noun in pointed if sum(stems_of(sentence).count(noun) for sentence in said) == 1)
    return frozenset(
        stem for sentence in said for stem in (*_modifiers(sentence, bare), *_modifiers_behind(sentence, once))
    )


def named_in_full(text: str) -> Mapping[str, frozenset[str]]:
    """The names of a text that end in a noun, under the stem of the noun: what "the archive" is called in full.

    Only nouns that end one name alone, and the shorter forms of it.

    >>> full = named_in_full("The Corl Seed Archive opened. The Seed Archive is at Tarn House, not Brill House.")
    >>> {noun: sorted(stems) for noun, stems in full.items()}
    {'archiv': ['corl', 'seed']}
    """
    found: dict[str, list[frozenset[str]]] = {}
    for *before, noun in names_in_full(text):
        if before:
            found.setdefault(noun, []).append(frozenset(before))
    whole = {noun: frozenset().union(*names) for noun, names in found.items()}
    return {noun: stems for noun, stems in whole.items() if stems in found[noun]}


def names_in_full(text: str) -> Iterator[Sequence[str]]:
    """The stems of each name of several words, in order.

    >>> list(names_in_full("The Corl Seed Archive opened."))
    [['corl', 'seed', 'archiv']]
    """
    for name in pattern_in("cues", "full_name").finditer(text):
        stems = [word.stem for word in read_words(name.group()) if not _is_idle(word)]
        if stems:
            yield stems


def definite_nouns(text: str) -> frozenset[str]:
    """The stems of the words right behind "the": "line" in "the line"."""
    return frozenset(word.stem for before, word in pairwise(read_words(text)) if _is_pointing(before))


def _is_pointing(word: Word) -> bool:
    return word.stem in stems_in("cues", "pointing")


def _bare(words: Sequence[Word]) -> Iterator[Word]:
    """The words right behind "the" or a number: the nouns, for the most part, that nothing else narrows."""
    for before, word in pairwise(words):
        if (before.is_number or _is_pointing(before)) and not _is_idle(word):
            yield word


def _modifiers(text: str, nouns: frozenset[str]) -> Iterator[str]:
    """The words right before one of the nouns, as far as they tell something or hang on a hyphen."""
    words = read_words(text)
    for at, word in enumerate(words):
        before = reversed(words[max(0, at - _MOST) : at]) if word.stem in nouns else ()
        yield from (one.stem for one in takewhile(lambda one: not _is_idle(one) or _is_joined(one, text), before))


def _modifiers_behind(text: str, nouns: frozenset[str]) -> Iterator[str]:
    """The words that prepositions hang on one of the nouns where a text brings it in: "a strike by dockers in Tarn".

    Of a noun that was said more than once nobody knows which one is meant.
    """
    for found in pattern_in("cues", "brought_in").finditer(text):
        if not nouns.isdisjoint(stems_of(found["noun"])[-1:]):
            yield from (word.stem for word in read_words(found["behind"]) if not _is_idle(word))


def _is_joined(word: Word, text: str) -> bool:
    """Whether a hyphen stands right before the word: the "out" of "license-out"."""
    return text[: word.span.start].rstrip().endswith("-")


def _is_idle(word: Word) -> bool:
    return word.is_number or word.stem in generic_stems()
