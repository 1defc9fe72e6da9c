"""Evidence to answer: the first of these that has something to say.

Who says something is told where that is asked; what is to be computed is computed; what is held
against a figure lies on this side of it or on the other; what happened on a day is told by what stands of that day; a
false premise is corrected before it is answered; sources that differ are all shown; what fits several things is asked
back; a curated or extracted fact answers before a sentence does, and so does a code in brackets, and neither waits for
a reader; and where nothing agrees with the question, the refusal says what disagreed.
"""

from collections.abc import Callable, Sequence

from bot.answering.computed.computing import compute
from bot.answering.computed.differing import differ
from bot.answering.computed.thresholds import hold_against_threshold
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.reading import Read, read_what_may_answer
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer
from bot.answering.told import from_facts, from_sentences
from bot.answering.told.asking_back import ask_back
from bot.answering.told.attributing import attribute
from bot.answering.told.codes import decode
from bot.answering.told.correct import correct_premise
from bot.answering.told.of_that_day import tell_of_that_day
from bot.answering.told.other_day import correct_day
from bot.answering.told.refuse import refuse
from bot.answering.told.stated import state_difference

Step = Callable[[Evidence, Holdings], Answer | None]

BEFORE_READING: Sequence[Step] = (
    attribute,
    state_difference,
    compute,
    hold_against_threshold,
    tell_of_that_day,
    correct_premise,
    correct_day,
    differ,
    ask_back,
    from_facts.answer,
    decode,
)


def answer_question(
    evidence: Evidence, holdings: Holdings, read: Read = read_what_may_answer
) -> tuple[Evidence, Answer]:
    """The answer that the evidence bears out, or the reason why there is none; and the evidence, as far as it was read.

    Its sentences are read only where nothing before them answers, and where that may change an answer, unless `read`
    has others read, too.
    """
    answers = (step(evidence, holdings) for step in BEFORE_READING)
    found = next((answer for answer in answers if answer), None)
    if found:
        return evidence, found
    evidence = read(evidence, holdings)
    return evidence, from_sentences.answer(evidence, holdings) or refuse(evidence, holdings)
