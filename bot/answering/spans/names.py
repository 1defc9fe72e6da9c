"""Names in a sentence, and what they look like the names of: a person, an organisation, a place.

No list of names could hold those of an article that nobody has seen; the words in them and before them tell most.
"""

import re
from collections.abc import Iterator, Sequence

from bot.answering.asked.question import AnswerType
from bot.answering.lexicons import generic_stems, pattern_in, stems_in, words_in, world_names
from corpus.spans import Span
from corpus.words import has_han, read_words, stems_of

_PERSON = re.compile(r"[A-Z][a-zà-ÿ'’-]+(?:,?\s(?:[A-Z]\.|[a-z]{1,3}|[A-Z][\w'’.-]*))*")
_CODE = re.compile(r"[A-Z]{0,3}\d[\w-]*|[A-Z]\d*|[A-Z]-[a-z]\w*|[A-Z]{2,4}-?\d+|[A-Z]{2,4}-[A-Z]")
"""What is written like a name, and names nobody: "K3", "C", "B-cell", "CD19", "CAR-T"."""


def find_names(text: str) -> Iterator[Span]:
    """The stretches of a text that are written as names: neither the sentence's first word nor its full stop is one's.

    >>> text = "In Lund, Marit Olsen won."
    >>> [name.of(text) for name in find_names(text)]
    ['Lund', 'Marit Olsen']
    """
    for match in pattern_in("cues", "name").finditer(text):
        telling = next((w for w in read_words(match.group()) if w.stem not in generic_stems()), None)
        if telling and not all(map(_CODE.fullmatch, match.group().split())):
            yield _without_stop(Span(match.start() + telling.span.start, match.end()), text)


def may_name(asked: AnswerType, text: str) -> bool:
    """Whether words may be the name of a person or of an organisation; whoever asks for neither takes any words.

    >>> [may_name("organisation", text) for text in ("Corrie Water Ltd.", "CAR-T product", "China's first catheter")]
    [True, False, False]
    """
    if asked not in {"person", "organisation"} or has_han(text):
        return True
    rest = text
    for name in reversed(list(find_names(text))):
        rest = rest[: name.start] + rest[name.end :]
    return not any(word.stem not in stems_in("cues", "between_names") for word in read_words(rest))


def fitting(asked: AnswerType, names: Sequence[Span], text: str) -> Sequence[Span]:
    """The names that look like what is asked for; where no person and no organisation does, all that are no places.

    >>> text = "A team led by Ines Faber of Heidelberg wrote to the University of Lund."
    >>> [name.of(text) for name in fitting("person", list(find_names(text)), text)]
    ['Ines Faber of Heidelberg']
    >>> [name.of(text) for name in fitting("organisation", list(find_names(text)), text)]
    ['University of Lund']
    """
    looks = {"person": _is_person, "organisation": _is_organisation, "place": is_place}.get(asked)
    if looks is None:
        return names
    alike = [name for name in names if looks(name, text)]
    if asked == "place":
        return alike
    return alike or [name for name in names if not (is_place(name, text) or _is_adjective(name, text))]


def is_place(name: Span, text: str) -> bool:
    """Whether a name stands behind a word of place, is called a town, or is that of a place that everybody knows.

    >>> text = "The museum in Tarn was drawn by Bo Falk."
    >>> [is_place(Span(14, 18), text), is_place(Span(32, 39), text)]
    [True, False]
    """
    before = text[: name.start].rstrip().rpartition(" ")[2].casefold()
    behind = before in words_in("cues", "before_places") and not _has_organisation(name.of(text))
    is_called_so = pattern_in("cues", "called_a_place").search(text[: name.start]) is not None
    return behind or is_called_so or _is_known_place(name, text)


def names_place(known: frozenset[str], text: str) -> bool:
    """Whether a text has the name of a place that is none of the known stems.

    >>> [names_place(frozenset(), text) for text in ("She was born in Tarn.", "Born in 1902, she met Bo Falk.")]
    [True, False]
    """
    return any(is_place(name, text) and known.isdisjoint(stems_of(name.of(text))) for name in find_names(text))


def _is_person(name: Span, text: str) -> bool:
    written = name.of(text)
    is_named = len(written.split()) > 1 and _PERSON.match(written) is not None
    return is_named and not _has_organisation(written) and not is_place(name, text)


def _is_organisation(name: Span, text: str) -> bool:
    return _has_organisation(name.of(text))


def _is_adjective(name: Span, text: str) -> bool:
    """Whether a name only says from where something is: "a Kestrian painter"."""
    return pattern_in("cues", "before_adjective").search(text[: name.start]) is not None and text[name.end :][:1] == " "


def _has_organisation(written: str) -> bool:
    return not stems_in("cues", "organisations").isdisjoint(stems_of(written))


def _is_known_place(name: Span, text: str) -> bool:
    return frozenset(stems_of(name.of(text))) <= world_names()


def _without_stop(name: Span, text: str) -> Span:
    """A name without the full stop of its sentence, but with that of an abbreviation; and without a last "and"."""
    joint = pattern_in("cues", "behind_name").search(name.of(text))
    name = Span(name.start, name.start + joint.start()) if joint else name
    written = name.of(text)
    ends = written.endswith(".") and not written.endswith(tuple(words_in("cues", "abbreviated")))
    return Span(name.start, name.end - 1) if ends else name
