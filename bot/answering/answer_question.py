"""Evidence to answer: the first of these that has something to say.

What is to be computed is computed; a false premise is corrected before it is answered; a curated or extracted fact
answers before a sentence does; and where nothing agrees with the question, the refusal says what disagreed.
"""

from collections.abc import Callable, Sequence

from bot.answering import from_facts, from_sentences
from bot.answering.answer import Answer
from bot.answering.computing import compute
from bot.answering.correct import correct_premise
from bot.answering.evidence import Evidence
from bot.answering.holdings import Holdings
from bot.answering.other_day import correct_day
from bot.answering.refuse import refuse

Step = Callable[[Evidence, Holdings], Answer | None]

STEPS: Sequence[Step] = (compute, correct_premise, correct_day, from_facts.answer, from_sentences.answer)


def answer_question(evidence: Evidence, holdings: Holdings) -> Answer:
    """The answer that the evidence bears out, or the reason why there is none."""
    answers = (step(evidence, holdings) for step in STEPS)
    return next((answer for answer in answers if answer), None) or refuse(evidence, holdings)
