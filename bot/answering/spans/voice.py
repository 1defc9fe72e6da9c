"""Voice: whether a question asks for what was done to, where a fact tells who did it.

"Which drug was approved in May?" is passive: a fact "approver of Amoxine: the agency" answers it with its subject. An
agent noun tells its verb by its ending (Marchand 1969, "The Categories and Types of Present-Day English
Word-Formation", on -er and -or).
"""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.words import read_words, stem_of

_BETWEEN = 2
"""How many words may stand between a passive's auxiliary and its verb: "was recently approved"."""


def asks_for_the_done_to(question: Question, metric: str) -> bool:
    """Whether the question asks, in the passive, to what an agent did something that the metric calls by its deed.

    >>> asks_for_the_done_to(Question("Which drug was approved in May?"), "approver")
    True
    >>> asks_for_the_done_to(Question("Which agency approved it?"), "approver")
    False
    """
    passive = pattern_in("voice", "passive").search(question.text.strip())
    agent = pattern_in("voice", "agent").match(metric)
    if not passive or not agent or pattern_in("voice", "tells_agent").search(question.text):
        return False
    done = {word.stem for word in read_words(passive["done"])[: _BETWEEN + 1]}
    verbs = {stem_of(agent["verb"]), stem_of(f"{agent['verb']}e")}
    said = (need.meant for need in question.needs if not done.isdisjoint(need.meant))
    return not verbs.isdisjoint(done.union(*said))
