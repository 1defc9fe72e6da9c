"""Verbs in all their forms, by what they do to a figure."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon

_VOWELS = frozenset("aeiou")


class Verb(NamedTuple):
    """One form of a verb: ``fell`` is the past of ``fall``, of the group ``down``."""

    base: str
    group: str
    form: str
    """``base``, ``s``, ``past``, ``participle`` or ``ing``."""

    @property
    def is_past(self) -> bool:
        """Whether it is the past or the participle."""
        return self.form in {"past", "participle"}


def verbs_of(word: str) -> tuple[Verb, ...]:
    """The verbs that a word in small letters may be a form of, in the order of the lexicon.

    >>> [(verb.base, verb.group, verb.form) for verb in verbs_of("fell")]
    [('fall', 'down', 'past')]
    """
    return _forms().get(word, ())


def may_be_past(word: str) -> bool:
    """Whether a word may be the past of a verb, or its participle: "fell", "fallen"."""
    return any(verb.is_past for verb in verbs_of(word))


def is_told_past(word: str) -> bool:
    """Whether a word in small letters is the past of a verb, or ends as one that no lexicon has does.

    >>> [word for word in ("fell", "refurbished", "bed", "speed", "hundred") if is_told_past(word)]
    ['fell', 'refurbished']
    """
    stem = word.removesuffix("ed")
    is_regular = stem != word and not stem.endswith("e") and any(one in _VOWELS or one == "y" for one in stem)
    return may_be_past(word) or (is_regular and word not in small_words("no_pasts"))


def participle_of(base: str) -> str:
    """The participle with which a count is told: "bicycles produced"."""
    return _participles().get(base, base)


def forms_of(group: str, form: str) -> frozenset[str]:
    """All verbs of a group in one form: "said", "announced"."""
    return frozenset(
        word for word, verbs in _forms().items() if any((verb.group, verb.form) == (group, form) for verb in verbs)
    )


def conjugated(written: list[str], group: str) -> Iterator[tuple[str, Verb]]:
    """All forms of a verb that is written with its base, and its past and its participle where they are irregular."""
    base, past, participle = _principal_parts(written)
    yield base, Verb(base, group, "base")
    yield _third_person(base), Verb(base, group, "s")
    yield past, Verb(base, group, "past")
    if participle != past:
        yield participle, Verb(base, group, "participle")
    yield _gerund(base, past), Verb(base, group, "ing")


@cache
def _participles() -> Mapping[str, str]:
    written = (entry.split() for entries in _written()["verbs"].values() for entry in entries)
    parts = (_principal_parts(words) for words in written)
    return {base: participle for base, _, participle in parts}


@cache
@cache
def small_words(*names: str) -> frozenset[str]:
    """The words of one, or of several, of the lists beside the verbs: ``auxiliaries``, ``prepositions``."""
    return frozenset(str(word) for name in names for word in _written()[name])


@cache
def _forms() -> Mapping[str, tuple[Verb, ...]]:
    forms: dict[str, list[Verb]] = {}
    for group, entries in _written()["verbs"].items():
        for entry in entries:
            for word, verb in conjugated(entry.split(), group):
                forms.setdefault(word, []).append(verb)
    return {word: tuple(verbs) for word, verbs in forms.items()}


def _principal_parts(written: list[str]) -> tuple[str, str, str]:
    base = written[0]
    regular = base + "d" if base.endswith("e") else base[:-1] + "ied" if _ends_in_y(base) else base + "ed"
    past = written[1] if len(written) > 1 else regular
    return base, past, written[-1] if len(written) > 1 else past


def _third_person(base: str) -> str:
    if _ends_in_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _gerund(base: str, past: str) -> str:
    doubled = past == base + base[-1] + "ed"
    if doubled:
        return base + base[-1] + "ing"
    is_silent = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    return (base[:-1] if is_silent else base) + "ing"


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in _VOWELS


def _written() -> Mapping[str, Any]:
    return lexicon("verbs")
