"""Events of a Chinese sentence: what its clauses tell in one of a few plain shapes, with who, what and when."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.article import Sentence
from corpus.event import Event, Happened
from corpus.extraction.chinese.clauses import Clause, edge, words_of
from corpus.extraction.chinese.owners import stands_for
from corpus.extraction.chinese.wording import without_fillers, without_periods
from corpus.extraction.events.deeds import events_lexicon
from corpus.period import Period

_SHAPES = ("by", "active", "alone")


def read_events(
    article: str, sentence: Sentence, text: str, clauses: tuple[Clause, ...], topic: str
) -> Iterator[Event]:
    """The events of a sentence, in order.

    Args:
        article: the id of its article.
        sentence: to be read.
        text: of the sentence.
        clauses: of the sentence.
        topic: what the article is about, for what only stands for it.
    """
    for clause in clauses:
        said = without_fillers(without_periods(text, clause, clause.span.start, clause.span.end).strip())
        shape, found = next(((one, match) for one in _SHAPES if (match := _shape(one).fullmatch(said))), ("", None))
        slots = {slot: _name(words, topic) for slot, words in found.groupdict().items()} if found else {}
        if found is None or not all(slots.values()) or (clause.figures and shape == "active"):
            continue  # so many things that somebody opened are told by their figure
        deed = found["deed"]
        at = text.find(deed, clause.span.start)
        yield Event(
            id=f"{article}/{_kinds()[deed]}-{sentence.span.start + at}",
            article=article,
            kind=_kinds()[deed],
            deed=deed,
            quote=sentence.span,
            span=clause.span.shifted(sentence.span.start),
            actor=slots.get("actor", ""),
            thing=slots["thing"],
            period=_time(clause),
            happened=_happened(clause.span.of(text)),
            rule=shape,
            confidence=float(events_lexicon()["zh"]["confidence"]),
        )


def _name(words: str | None, topic: str) -> str:
    """What some words name; the topic where they stand for it, and nothing where they only point at something."""
    name = (words or "").strip(edge("phrase"))
    while end := next((one for one in events_lexicon()["zh"]["name_ends"] if name.endswith(one)), ""):
        name = name.removesuffix(end)
    if stands_for(name, topic) and topic:
        return topic
    zh = events_lexicon()["zh"]
    is_cut = name.startswith(words_of("torn_starts")) or name.endswith(tuple(zh["torn_ends"]))
    is_vague = any(one in name for one in (*words_of("torn"), *words_of("vague"), *zh["no_names"]))
    return "" if is_cut or is_vague or name in words_of("stand_ins") else name


def _time(clause: Clause) -> Period | None:
    dated = [one for one in clause.periods if one.start and one.end and one.shape == "flow"]
    return dated[0] if len(dated) == len(clause.periods) == 1 else None


def _happened(said: str) -> Happened:
    zh = events_lexicon()["zh"]
    cues: tuple[tuple[Happened, tuple[str, ...]], ...] = (
        ("denied", (*words_of("denials"), *zh["denied"])),
        ("reported", tuple(zh["reported"])),
        ("target", words_of("target")),
        ("forecast", words_of("forecast")),
    )
    return next((kind for kind, words in cues if any(one in said for one in words)), "actual")


@cache
def _kinds() -> dict[str, str]:
    """The kind of each deed."""
    return {verb: kind for kind, verbs in events_lexicon()["zh"]["kinds"].items() for verb in verbs}


@cache
def _shape(name: str) -> re.Pattern[str]:
    zh = events_lexicon()["zh"]
    deeds = sorted(_kinds() if name != "alone" else zh["alone"], key=len, reverse=True)
    return re.compile(zh["shapes"][name].format(deed="|".join(deeds)))
