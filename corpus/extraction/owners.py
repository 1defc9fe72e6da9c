"""Owners: what a noun phrase says that a figure is of, as subject, metric and what narrows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.extraction.parts import POSSESSIVES, Part, written
from corpus.extraction.word_lists import word_set
from corpus.period import Period

_POSSESSIVES = (*POSSESSIVES, "s'", "s’")
_EDGES = frozenset("\"“”‘’'*_,.")


@dataclass(frozen=True, slots=True)
class Owner:
    """``the output value of the city's steel mills``: metric "output value", subject "the city's steel mills"."""

    subject: str = ""
    metric: str = ""
    scope: tuple[str, ...] = ()
    place: str = ""
    stands_in: bool = False
    """Whether it is a pronoun, or a noun that stands for what was named before: "it", "the company"."""
    period: Period | None = None
    """The period that stands within the phrase: "its 2024 revenue"."""
    is_possessed: bool = False
    """Whether a possessive gives it to what was named before: "its port"."""
    whole: str = ""
    """The phrase itself, without its articles and what narrows it."""

    @property
    def thing(self) -> str:
        """What the phrase names, where it names a thing and no metric: "the city's steel industry" is one thing."""
        is_one = self.whole.startswith((f"{self.subject}'", f"{self.subject}’", f"{self.subject} {self.metric}"))
        is_metric = self.metric.rpartition(" ")[2].casefold() in word_set("metric_nouns")
        is_thing = bool(self.subject and self.metric) and is_one and not is_metric
        return self.whole if is_thing else self.subject or self.metric


def read_owner(text: str, parts: Sequence[Part]) -> Owner:
    """The owner that a noun phrase names; its words are the text's own.

    >>> from corpus.extraction.parts import read_parts
    >>> words = "the output value of Elm's steel mills in Oakland"
    >>> read_owner(words, read_parts(words, (), ()))  # doctest: +NORMALIZE_WHITESPACE
    Owner(subject="Elm's steel mills", metric='output value', scope=('in Oakland',), place='Oakland',
          stands_in=False, period=None, is_possessed=False, whole="output value of Elm's steel mills")
    """
    period = next((part.period for part in parts if part.period), None)
    core = _trimmed([part for part in parts if part.kind != "period"] if _edge_period(parts) else list(parts))
    if not core:
        return Owner(period=period)
    if len(core) == 1 and core[0].low in word_set("speakers"):
        return Owner(period=period)  # whoever writes
    if len(core) == 1 and core[0].low in word_set("pronouns"):
        return Owner(stands_in=True, period=period)
    owner, whole = _split(text, core), written(text, _narrowed(core)[0])
    is_of_somebody = bool(owner.subject) and not owner.metric and whole.endswith(owner.subject)
    owner = replace(owner, period=period, whole=owner.subject if is_of_somebody else whole)
    if owner.metric.casefold() in word_set("only_of_something") and owner.subject:
        owner = replace(owner, subject="", metric=f"{owner.metric} of {owner.subject}")
    is_possessed = any(part.low in word_set("possessives") for part in parts[:2])
    if is_possessed and not owner.subject:
        return replace(owner, is_possessed=True)
    return _standing_in(owner) if owner.subject else _standing_in(_placed(owner, text, _narrowed(core)[1]))


def read_thing(text: str, parts: Sequence[Part]) -> Owner:
    """A noun phrase that names a thing and no metric: "a footbridge in Elm" is one, and Elm only its place."""
    owner = read_owner(text, parts)
    head, tail = _narrowed(_trimmed(list(parts)))
    if owner.place and owner.subject == owner.place and owner.metric and tail:
        return Owner(written(text, head), "", (written(text, tail),), owner.place)
    return Owner(owner.thing, "", owner.scope, owner.place)


def _placed(owner: Owner, text: str, tail: Sequence[Part]) -> Owner:
    """A metric without a subject is that of the named thing where it is, or by which: "unemployment in Spain"."""
    first = next((at for at in range(len(tail) - 1) if _names_owner(tail, at)), None)
    if first is None:
        return owner
    end = next((at for at in range(first + 1, len(tail)) if _is_narrowing(tail, at)), len(tail))
    subject = written(text, _trimmed(list(tail[first + 1 : end])))
    scope = tuple(words for words in (written(text, tail[:first]), written(text, tail[end:])) if words)
    return replace(owner, subject=subject, scope=scope)


def _names_owner(tail: Sequence[Part], at: int) -> bool:
    """Whether a preposition stands at a place that gives what stands before it to a name behind it."""
    follows = tail[at + 2] if tail[at + 1].low == "the" and at + 2 < len(tail) else tail[at + 1]
    return tail[at].low in word_set("places_behind") | {"by"} and follows.is_capitalised


def _edge_period(parts: Sequence[Part]) -> bool:
    return bool(parts) and (parts[0].kind == "period" or parts[-1].kind == "period")


def _trimmed(parts: list[Part]) -> list[Part]:
    """Without signs, articles, joints and adverbs at its edges."""
    first, end = 0, len(parts)
    behind = word_set("narrowing", "joints", "lead_words") | _EDGES
    while first < end and (parts[first].kind == "mark" or parts[first].low in word_set("articles")):
        first += 1
    behind |= word_set("emphatic") if end > first + 1 else frozenset()
    while first < end and parts[end - 1].low in behind and not parts[end - 1].is_capitalised:
        end -= 1
    return parts[first:end]


def _split(text: str, core: Sequence[Part]) -> Owner:
    """At the first "of", or behind the first possessive, whichever comes first."""
    head, tail = _narrowed(core)
    scope = tuple(words for words in (written(text, tail),) if words)
    place = _place(text, tail)
    for at, part in enumerate(head):
        if part.low == "of" and at and not (_is_name(head[:at]) or _is_one_term(head, at)):
            metric, subject = written(text, _trimmed(list(head[:at]))), written(text, _trimmed(list(head[at + 1 :])))
            return Owner(subject, metric, scope, place)
        if part.low.endswith(_POSSESSIVES) and at + 1 < len(head):
            owner = written(text, head[: at + 1]).rstrip("'’").removesuffix("'s").removesuffix("’s")
            owner = owner if not part.low.endswith(("s'", "s’")) else written(text, head[: at + 1])[:-1]
            return _possessed(text, owner, head[at + 1 :], scope, place)
    return _plain(text, head, scope, place)


def _possessed(text: str, owner: str, thing: Sequence[Part], scope: tuple[str, ...], place: str) -> Owner:
    """What somebody has: "Elm's exports of cars" are its exports, of cars."""
    at = next((at for at, part in enumerate(thing) if part.low == "of"), None)
    if len(thing) > 1 and all(part.is_capitalised for part in thing):
        return Owner(written(text, thing), "", (owner, *scope), place)  # "Germany's Otto Brandl"
    if at is None:
        return Owner(owner, written(text, thing), scope, place)
    of_what = written(text, _trimmed(list(thing[at + 1 :])))
    if written(text, thing[:at]).casefold() in word_set("only_of_something"):
        return Owner(owner, written(text, thing), scope, place)
    return Owner(owner, written(text, thing[:at]), tuple(word for word in (of_what, *scope) if word), place)


def _plain(text: str, head: Sequence[Part], scope: tuple[str, ...], place: str) -> Owner:
    """A name alone is a subject; a name before other words is the subject of the rest; else it is a metric."""
    names = 0
    while names < len(head) and (head[names].is_capitalised or head[names].low in word_set("joining_names") | {"."}):
        names += 1
    while names and head[names - 1].low in word_set("joining_names"):
        names -= 1
    if names == len(head) and not (names == 1 and head[0].low in word_set("metric_nouns")):
        return Owner(written(text, head), "", scope, place)
    is_first_word_only = names == 1 and head[0].low in word_set("metric_nouns")
    if names and not is_first_word_only:
        return Owner(written(text, head[:names]), written(text, head[names:]), scope, place)
    return Owner("", written(text, head), scope, place)


def _narrowed(core: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """The phrase, and the words behind it that say where, for whom or above what it is."""
    at = next((at for at in range(1, len(core)) if _is_narrowing(core, at)), len(core))
    return core[:at], core[at:]


def _is_narrowing(parts: Sequence[Part], at: int) -> bool:
    part = parts[at]
    return part.is_word and part.low in word_set("narrowing") and not parts[at - 1].low.endswith("-")


def _place(text: str, tail: Sequence[Part]) -> str:
    """The name behind "in"."""
    if len(tail) < 2 or tail[0].low not in word_set("places_behind"):  # noqa: PLR2004 - the preposition and a name
        return ""
    names: list[Part] = []
    for part in tail[1:]:
        if not part.is_capitalised and part.low not in {"the", "of", "'s"}:
            break
        names.append(part)
    return written(text, _trimmed(names)).removesuffix("'s").removesuffix("’s")


def _is_name(parts: Sequence[Part]) -> bool:
    """Whether all the words before an "of" are capitalised inside a sentence: "Bank of England"."""
    return parts[0].span.start > 0 and all(part.is_capitalised for part in parts if part.low != "the")


def _is_one_term(head: Sequence[Part], at: int) -> bool:
    """Whether an "of" stands within a term: "the margin of error", "gross profit as a percentage of sales"."""
    term = " ".join(part.low for part in head[at - 1 : at + 2])
    return term in word_set("of_terms") or (at > 2 and head[at - 3].low == "as")  # noqa: PLR2004 - "as a percentage"


def _standing_in(owner: Owner) -> Owner:
    """A noun that names nothing by itself stands for what was named before."""
    if owner.metric and owner.subject in word_set("stand_ins"):
        return replace(owner, subject="")
    is_bare = not owner.subject and owner.metric.casefold() in word_set("stand_ins")
    return replace(owner, stands_in=True) if is_bare else owner
