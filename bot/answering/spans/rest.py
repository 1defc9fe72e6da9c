"""The rest: of a whole that a sentence divides, the last one named has what the others leave, and no figure."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.words import stems_of


def asks_for_rest(question: Question, text: str) -> bool:
    """Whether a question speaks of what a sentence gives "the rest" to, and of nothing else of it.

    >>> from bot.answering.asked.question import Need
    >>> text = "The state paid 60% of it, the county 15% and the city the rest."
    >>> city, state = (Need(name, {frozenset({name}): 1.0}, 0.6) for name in ("citi", "state"))
    >>> [asks_for_rest(Question("", needs=(need,)), text) for need in (city, state)]
    [True, False]
    """
    found = pattern_in("parts", "rest").search(text)
    if found is None:
        return False
    having = frozenset(stems_of(found["who"]))
    others = frozenset(stems_of(f"{text[: found.start()]} {text[found.end() :]}"))
    return any(need.is_told_by(having) and not need.is_told_by(others) for need in question.needs)
