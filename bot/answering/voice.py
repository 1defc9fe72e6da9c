"""Voice: whether a question asks for what was done to, where a fact tells who did it.

"Which drug was approved in May?" is passive: a fact "approver of Amoxine: the agency" answers it with its subject. An
agent noun tells its verb by its ending (Marchand 1969, "The Categories and Types of Present-Day English
Word-Formation", on -er and -or).
"""

import re

from bot.answering.question import Question
from corpus.words import read_words, stem_of

_PASSIVE = re.compile(
    r"^(?:which|what)\b[^,;:]*?\b(?:was|were|is|are|has been|have been)\b(?P<done>.*)$", re.IGNORECASE
)
_AGENT = re.compile(r"^(?P<verb>[a-z]{3,}?)(?:er|or)$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|that|who)\b", re.IGNORECASE)
"""What names or asks for the agent after all: "which firm was it built by?", "which firm was it that built it?"."""
_BETWEEN = 2
"""How many words may stand between a passive's auxiliary and its verb: "was recently approved"."""


def asks_for_the_done_to(question: Question, metric: str) -> bool:
    """Whether the question asks, in the passive, to what an agent did something that the metric calls by its deed.

    >>> asks_for_the_done_to(Question("Which drug was approved in May?"), "approver")
    True
    >>> asks_for_the_done_to(Question("Which agency approved it?"), "approver")
    False
    """
    passive = _PASSIVE.search(question.text.strip())
    agent = _AGENT.match(metric)
    if not passive or not agent or _BY.search(question.text):
        return False
    done = {word.stem for word in read_words(passive["done"])[: _BETWEEN + 1]}
    verbs = {stem_of(agent["verb"]), stem_of(f"{agent['verb']}e")}
    said = (need.meant for need in question.needs if not done.isdisjoint(need.meant))
    return not verbs.isdisjoint(done.union(*said))
