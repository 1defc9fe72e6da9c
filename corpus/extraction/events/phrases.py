"""Phrases beside a deed: the name before it, what it was done to, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.extraction.counting import PERCENTS
from corpus.extraction.events.deeds import event_words
from corpus.extraction.measures import is_money
from corpus.extraction.owners import Owner
from corpus.extraction.parts import POSSESSIVES, Part, written
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import may_be_past, verbs_of
from corpus.spans import Span

_LONGEST, _LONGEST_NAME, _BARE = 8, 7, 2
"""In words; the last is the longest phrase that an article must open, or a plural end."""
_JOINTS = frozenset(("and", "&"))
_MARKS = frozenset(("-", "&", *POSSESSIVES))
_SIGNS = frozenset('"“”;:()[]')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a sentence that name somebody or something; none where nothing is named."""

    text: str = ""
    span: Span | None = None
    """In the sentence's own text; none where it was named in another one."""

    is_definite: bool = True
    """Whether it is the one thing that is meant, and not any of its kind: "the mill", but "a mill"."""

    @property
    def is_name(self) -> bool:
        """Whether it is a name, or ends in one."""
        return any(letter.isupper() for letter in self.text)

    @property
    def is_person(self) -> bool:
        """Whether it ends in a name, as that of a person does: "Mayor Dana Roe"."""
        return self.text.rpartition(" ")[2][:1].isupper()


NOTHING = Phrase()


def phrase_from(text: str, parts: Sequence[Part], first: int, end: int) -> tuple[Phrase, int]:
    """The noun phrase that begins at a place, and where it ends.

    Args:
        text: the sentence.
        parts: of it.
        first: where the phrase begins.
        end: of the clause.
    """
    at = first
    while at < end and _goes_on(parts, at, first):
        at += 1
    if at < end and parts[at].low == "." and at + 1 < end:
        return NOTHING, at  # "the settlement of St. Augustine"
    while at > first and parts[at - 1].low in (event_words("within_names", "gaps")) - set(POSSESSIVES):
        at -= 1
    return _named(text, parts[first:at]), at


def name_before(text: str, parts: Sequence[Part], end: int) -> Phrase:
    """The name, or the thing behind a "the", that ends before a place: "Elm Mills" of "Elm Mills, founded in"."""
    at = end
    while at and (parts[at - 1].is_capitalised or (parts[at - 1].low in {"of", "&", "-"} and at < end)):
        at -= 1
    while at < end and not parts[at].is_capitalised:
        at += 1
    if at < end:
        return _named(text, parts[at:end])
    first = next((at for at in range(end - 1, max(-1, end - _LONGEST), -1) if not _is_plain(parts[at])), end)
    is_opened = first < end - 1 and parts[first].low == "the"
    return _named(text, parts[first:end]) if is_opened else NOTHING


def _is_plain(part: Part) -> bool:
    """Whether a word may stand between an article and its noun."""
    borders = word_set("prepositions", "joints", "auxiliaries", "articles")
    is_verb = any(verb.form in {"past", "ing"} for verb in verbs_of(part.low))
    return part.is_word and part.low not in borders and not is_verb and not part.low.endswith("ing")


def is_within(parts: Sequence[Part], span: Span) -> bool:
    """Whether a preposition stands before a phrase, so that it is but a part of the thing that is spoken of."""
    at = next((at for at, part in enumerate(parts) if part.span.start >= span.start), 0)
    least = max(0, at - _LONGEST)
    while at > least and (parts[at - 1].low in word_set("articles") or _is_plain(parts[at - 1])):
        at -= 1  # "by the French writer Jules Verne"
    before = parts[at - 1].low if at else ""
    is_bound = before in word_set("prepositions") | event_words("places") | _JOINTS | {",", ":"}  # "in Delhi, India"
    return is_bound or before.endswith("ing")  # "condemning the Inquisition, which"


def phrase_of(text: str, owner: Owner, span: Span) -> Phrase:
    """What an owner names: the phrase itself where it stands in the clause, else what it stands for.

    Args:
        text: the sentence.
        owner: of the clause.
        span: of the clause.
    """
    told = owner.subject if owner.stands_in else owner.whole or owner.subject
    if not _may_name(told.split()):
        return NOTHING
    at = text.find(told, span.start, span.end)
    return Phrase(told, Span(at, at + len(told)) if at >= 0 else None)


def _goes_on(parts: Sequence[Part], at: int, first: int) -> bool:
    part = parts[at]
    if part.low not in _MARKS and not (part.is_word or (part.figure and at == first)):
        return False
    if part.low in _JOINTS:
        return _joins_names(parts, at, first)
    if part.is_capitalised or part.low in _MARKS:
        return True
    if part.low == "of":
        return at > first
    return not _ends_phrase(part) and (at == first or not may_be_past(part.low) or _is_adjective(parts, at))


def _joins_names(parts: Sequence[Part], at: int, first: int) -> bool:
    """Whether an "and" stands between two names: "Ivo and Casper Wren"."""
    follows = parts[at + 1] if at + 1 < len(parts) else None
    return at > first and parts[at - 1].is_capitalised and follows is not None and follows.is_capitalised


def _ends_phrase(part: Part) -> bool:
    """Whether a word belongs to no noun: "by", "which", "temporarily"."""
    borders = word_set("prepositions", "joints", "relatives", "auxiliaries")
    return part.low in borders or (part.low.endswith("ly") and part.low not in word_set("no_adverbs"))


def _is_adjective(parts: Sequence[Part], at: int) -> bool:
    """Whether a form of a verb stands before a noun: "a disused mill", "the renovated hall"."""
    before, follows = parts[at - 1], parts[at + 1] if at + 1 < len(parts) else None
    borders = word_set("prepositions", "determiners")
    return before.low in word_set("articles") and follows is not None and follows.is_word and follows.low not in borders


def _named(text: str, parts: Sequence[Part]) -> Phrase:
    first = int(bool(parts) and parts[0].low in word_set("lead_words") | event_words("gaps"))  # "Later the makers"
    while first < len(parts) and (parts[first].low in word_set("articles") or not parts[first].low[:1].isalnum()):
        first += 1
    own = parts[first:]
    words = [part.low for part in own]
    if own and own[0].figure and not _counts(own):
        return NOTHING
    is_marked = first > 0 or (own[:1] and (own[0].is_capitalised or own[0].figure is not None))
    if own and not (is_marked or own[-1].low.endswith("s") or len(own) > _BARE):
        return NOTHING  # "sold well"
    if not own or parts[0].low in event_words("no_things") or not _may_name(written(text, own).split()):
        return NOTHING
    is_name = all(part.is_capitalised or part.low in event_words("within_names") for part in own)
    if len(words) > (_LONGEST_NAME if is_name else _LONGEST):
        return NOTHING
    is_definite = is_name or own[0].is_capitalised or (first > 0 and parts[first - 1].low in word_set("definite"))
    return Phrase(written(text, own), Span(own[0].span.start, own[-1].span.end), is_definite)


def _counts(own: Sequence[Part]) -> bool:
    """Whether a figure counts whole things: "12 ships", and neither "11 of its flights" nor "58 percent"."""
    figure = own[0].figure
    is_amount = figure is None or figure.unit in PERCENTS or is_money(figure) or figure.shape != "amount"
    return not is_amount and not (len(own) > 1 and own[1].low == "of")


def _may_name(words: Sequence[str]) -> bool:
    """Whether words may name somebody, and do not only point at him, nor tell what he did."""
    if not words or len(words) > _LONGEST + 1:
        return False
    low = [word.casefold() for word in words]
    torn = word_set("prepositions", "joints", "auxiliaries")
    is_torn = low[0] in torn or low[-1] in torn | word_set("articles")
    is_told = any(word.islower() and _may_be_told(word) for word in words[1:])
    is_cut = any(sign in word for word in words for sign in _SIGNS)
    return not (is_torn or is_told or is_cut or low[0] in event_words("pointing"))


def _may_be_told(word: str) -> bool:
    """Whether a word looks like the past of a verb, known or not."""
    return word.endswith("ed") or any(verb.form == "past" for verb in verbs_of(word))
