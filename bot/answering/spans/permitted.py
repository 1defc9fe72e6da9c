"""Permissions: a question claims that a deed is allowed or possible: "can I swap the battery?", "may dogs come in?".

What such a claim is said of is the deed itself, "landing", or, of a deed that says little ("take", "use"), what it is
done to: "dogs are banned".
"""

from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Question, ReadOnce
from bot.answering.lexicons import pattern_in, stems_in, words_in
from bot.answering.spans.claimed import Claim, called, own_deeds
from bot.answering.spans.outcomes import Outcome, find_outcomes, stems_alike
from bot.answering.spans.predications import core_of
from corpus.words import Word, read_words

ALLOWED = Outcome("allowing", "allowed", 0, 0, "subject")


@ReadOnce
def read_permissions(question: Question) -> Iterator[Claim]:
    """The claim that a deed is allowed; nothing where a question asks for no permission.

    >>> from bot.answering.asked.question import Need
    >>> asked = Question("Can tourists go ashore?", needs=(Need("go ashore", {frozenset({"ashor"}): 1.0}, 1.0),))
    >>> [sorted(claim.theme) for claim in read_permissions(asked)]
    [['ashor', 'disembark', 'go', 'land']]
    """
    found = pattern_in("outcomes", "asked").match(question.text)
    words = read_words(question.text[found.end() :]) if found else ()
    allowing = stems_in("outcomes", "reading", "allowing_to")
    to = next((at for at, word in enumerate(words) if word.stem in allowing), None)
    if found is None or (to is None and found["auxiliary"].casefold() not in words_in("outcomes", "reading", "may")):
        return
    deed = _deed(words, 0 if to is None else to + 1, question)
    if deed is None:
        return
    told = words[deed.first : deed.end]
    names = frozenset(word.stem for word in told) | stems_alike(deed)
    is_light = not (deed.phrase | {word.stem for word in told}).isdisjoint(stems_in("outcomes", "reading", "light"))
    is_passive = deed.first > 0 and words[deed.first - 1].stem == "be"
    thing = words[: deed.first - 1] if is_passive else words[deed.end :]
    done_to = called(core_of(thing), question) if is_light else frozenset[str]()
    people = frozenset(word.stem for word in words[: deed.first] if _only_says_who(word))
    yield Claim(
        outcome=ALLOWED,
        own=frozenset(),
        told_by=stems_alike(ALLOWED),
        theme=names | done_to,
        kind=(),
        doer=frozenset(),
        apart=names | people,
        asks_ahead=False,
    )


def _deed(words: Sequence[Word], begin: int, question: Question) -> Outcome | None:
    """What is asked to be allowed: a deed of the lexicon, or else in the question's own word."""
    known = (one for one in find_outcomes(words) if one.row.startswith("deed") and one.first >= max(begin, 1))
    own = (one for one, _ in own_deeds(words, question) if one.first >= begin)
    return next(known, None) or next(own, None)


def _only_says_who(word: Word) -> bool:
    return any(word.stem in stems_in("outcomes", "reading", kind) for kind in ("people", "allowing_to"))
