"""What goes on: a question whether something still has a thing, or is open, claims that the thing is there.

"Does the rock still have a horn?" claims it, and so does "how loud is the horn?" where nothing else answers.
"""

from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Question, ReadOnce
from bot.answering.lexicons import lexicon, pattern_in, stems_in
from bot.answering.spans.claimed import Claim, called, kind_of
from bot.answering.spans.outcomes import Outcome
from bot.answering.spans.predications import core_of
from corpus.words import Word, read_words


@ReadOnce
def read_going_on(question: Question) -> Iterator[Claim]:
    """The claims that the thing is in use, open and not pulled down of which a yes/no question asks if there is one.

    >>> from bot.answering.asked.question import Need
    >>> horn = Need("horn", {frozenset({"horn"}): 1.0}, 1.0)
    >>> asked = Question("Does the rock still have a horn?", answer_type="boolean", needs=(horn,))
    >>> [(claim.outcome.row, sorted(claim.theme)) for claim in read_going_on(asked)][0]
    ('using', ['horn'])
    """
    found = pattern_in("outcomes", "asked").match(question.text)
    if found is None or not pattern_in("cues", "asks_to_have").match(question.text):
        return
    words = read_words(question.text[found.end() :])
    has = next((at for at, word in enumerate(words) if word.stem in stems_in("outcomes", "reading", "having")), None)
    yield from _claims(core_of(words if has is None else words[has + 1 :]), question)


@ReadOnce
def read_presumed(question: Question) -> Iterator[Claim]:
    """The same of what another question asks something of: "how much is the fee?" presumes that there is one."""
    found = pattern_in("outcomes", "asked").match(question.text)
    if found and question.answer_type != "boolean":
        yield from _claims(core_of(read_words(question.text[found.end() :])), question)


def _claims(thing: Sequence[Word], question: Question) -> Iterator[Claim]:
    needs = [need for need in question.needs if thing and thing[-1].stem in need.own and not need.is_name]
    for row, side in lexicon("outcomes")["reading"]["going_on"].items() if needs else ():
        yield Claim(
            outcome=Outcome(row, side, 0, 0, "subject"),
            own=frozenset(),
            told_by=frozenset(),
            theme=called(thing, question),
            kind=kind_of(thing, question),
            doer=frozenset(),
            apart=frozenset(),
            asks_ahead=False,
        )
