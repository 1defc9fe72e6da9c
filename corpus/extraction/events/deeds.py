"""Deeds: the verbs that tell events, in their forms, by kind."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.lexicons.verbs import conjugated

_PARTS = 3
"""How many principal parts are written of a verb whose participle is not its past."""


class Deed(NamedTuple):
    """``founded``: the past, or the participle, of a verb of one kind of event."""

    kind: str
    form: str
    """``past`` or ``participle``, where the two differ; else ``past``."""
    is_alone: bool
    """Whether a thing may do it by itself."""
    may_be_done: bool = True
    """Whether the word may say what was done to something, as "founded" does, and "wrote" does not."""


def deed_of(word: str) -> Deed | None:
    """The deed that a word in small letters tells; none for words that tell no event.

    >>> deed_of("founded")
    Deed(kind='founding', form='past', is_alone=False, may_be_done=True)
    """
    return _deeds().get(word)


def label_of(kind: str, name: str) -> str:
    """How the ``who``, or the ``when``, of a kind of event is called: "founder", "founding date"."""
    return str(_kinds()[kind][name])


@cache
def events_lexicon() -> Mapping[str, Any]:
    """The lexicon of this room."""
    return lexicon("events")


@cache
def event_words(*names: str) -> frozenset[str]:
    """The words of one, or of several, of the lexicon's plain lists."""
    return frozenset(str(word) for name in names for word in events_lexicon()[name])


@cache
def _kinds() -> Mapping[str, Mapping[str, Any]]:
    return {str(kind): own for kind, own in events_lexicon()["kinds"].items()}


@cache
def _deeds() -> Mapping[str, Deed]:
    told = (
        (word, _deed(kind, verb.form, written, is_alone=bool(own.get("alone"))))
        for kind, own in _kinds().items()
        for written in map(str, own["verbs"])
        for word, verb in conjugated(written.split(), kind)
    )
    return {word: deed for word, deed in told if deed.form in {"past", "participle"}}


def _deed(kind: str, form: str, written: str, *, is_alone: bool) -> Deed:
    is_participle = form == "participle" or len(written.split()) < _PARTS
    return Deed(kind, form, is_alone, is_participle)
