"""Tampering: thousands of real answers with one thing changed in each, and every change is caught.

The town and the bundled corpus are asked their questions; what comes is changed as a bug in composing or in answering
might change it. Nothing here uses the audit's own means to say what ought to be caught: each change is one by
construction.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.audited.audit import audit_answer
from bot.answering.audited.audit_reply import audit_reply
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, NoAnswer, SingleAnswer
from bot.answering.said.compose import compose_reply, template_stems
from bot.answering.said.reply import Reply
from bot.answering.walk import weigh
from bot.evaluation.gold import read_gold
from corpus.spans import Span
from tests.bot.answering.conftest import BUNDLED
from tests.bot.answering.town import TRUSTING, hold

_WORD = re.compile(r"[A-Za-z]{4,}")
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class _Sent:
    """One answer and what it was said in."""

    question: Question
    answer: Answer
    reply: Reply


@pytest.fixture(scope="session")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The bundled corpus, indexed by hashed words."""
    return hold(BUNDLED, tmp_path_factory.mktemp("tampering"))


@pytest.fixture(scope="session")
def sent(holdings: Holdings) -> Sequence[_Sent]:
    """What is said to the gold questions, refusals without a nearest thing aside."""
    questions = [gold.question for gold in read_gold(BUNDLED / "questions").questions]
    questions += [gold.question for gold in read_gold(BUNDLED.parent / "bench" / "computed.jsonl").questions]
    return [told for text in questions[::3] if (told := _say(text, holdings)).answer.findings]


def _say(text: str, holdings: Holdings) -> _Sent:
    question = parse_question(text, holdings.vocabulary, "zh" if not text.isascii() else "en", holdings.newest)
    _, answer = weigh(question, holdings, TRUSTING)
    return _Sent(question, answer, compose_reply(answer, question, question.language))


def _passes(told: _Sent, reply: Reply) -> bool:
    return audit_reply(reply, told.answer, told.question, template_stems(reply.language, reply.kind))


def test_what_is_true_is_said(sent: Sequence[_Sent]) -> None:
    """Untouched, each answer and each reply passes: a gate that is shut to all proves nothing."""
    assert len(sent) > 130
    assert len({told.reply.kind for told in sent}) >= 8
    for told in sent:
        assert _passes(told, told.reply), told.reply.text


def _another_digit(text: str, _: Sequence[str], chance: random.Random) -> str:
    """One digit of the text, outside its marks, made another."""
    bare = _MARK.sub(lambda mark: " " * len(mark.group()), text)
    places = [found.start() for found in re.finditer(r"\d", bare)]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + chance.choice([digit for digit in "0123456789" if digit != text[place]]) + text[place + 1 :]


def _another_word(text: str, quotes: Sequence[str], chance: random.Random) -> str:
    """A word of the text swapped for another word of the same quotes."""
    places = list(_WORD.finditer(text))
    others = [word for quote in quotes for word in _WORD.findall(quote)]
    if not places or not others:
        return text
    found = chance.choice(places)
    return text[: found.start()] + str(chance.choice(others)) + text[found.end() :]


def _other_marks(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Two marks exchanged."""
    marks = sorted(set(_MARK.findall(text)))
    if len(marks) < 2:
        return text
    one, other = chance.sample(marks, 2)
    return text.replace(one, "[?]").replace(other, one).replace("[?]", other)


Change = Callable[[str, Sequence[str], random.Random], str]


@pytest.mark.parametrize(
    ("change", "tries", "fewest"),
    [(_another_digit, 3_000, 2_000), (_another_word, 3_000, 2_000), (_other_marks, 2_000, 50)],
    ids=["digit", "word", "mark"],
)
def test_a_reply_with_one_thing_changed_is_not_sent(
    change: Change, tries: int, fewest: int, sent: Sequence[_Sent]
) -> None:
    """One digit, one word for another of the same quote, or two marks exchanged: each changed reply is stopped."""
    chance, caught = random.Random(1), 0
    for _ in range(tries):
        told = chance.choice(sent)
        place = chance.randrange(len(told.reply.paragraphs))
        written = told.reply.paragraphs[place]
        wrong = change(written, [note.quote for note in told.reply.footnotes], chance)
        if wrong.casefold() == written.casefold():
            continue
        paragraphs = (*told.reply.paragraphs[:place], wrong, *told.reply.paragraphs[place + 1 :])
        assert not _passes(told, replace(told.reply, paragraphs=paragraphs)), (written, wrong)
        caught += 1
    assert caught > fewest


def test_a_footnote_moved_by_any_offset_is_not_sent(sent: Sequence[_Sent], holdings: Holdings) -> None:
    """A footnote with other offsets is another's, even where the slice is right and holds the words."""
    chance = random.Random(4)
    for _ in range(2_000):
        told = chance.choice(sent)
        place = chance.randrange(len(told.reply.footnotes))
        note = told.reply.footnotes[place]
        start = note.start + chance.choice((0, 1, -1, 4, -30))
        end = note.end + chance.choice((1, -1, 9, -20))
        text = holdings.article(note.article).text
        if not 0 <= start < end <= len(text):
            continue
        wrong = replace(note, start=start, end=end, quote=text[start:end])
        notes = (*told.reply.footnotes[:place], wrong, *told.reply.footnotes[place + 1 :])
        assert not _passes(told, replace(told.reply, footnotes=notes)), note


def test_a_citation_that_was_moved_is_no_sentence(sent: Sequence[_Sent], holdings: Holdings) -> None:
    """An answer whose citation begins or ends inside of a word or of a sentence is not said, whatever stands in it."""
    chance, caught = random.Random(5), 0
    for told in (*sent, *sent, *sent, *sent):
        moved = list(_moved(told.answer, chance))
        for wrong in moved:
            assert isinstance(audit_answer(wrong, holdings), NoAnswer), told.reply.text
            caught += 1
    assert caught > 600


def _moved(answer: Answer, chance: random.Random) -> Iterator[Answer]:
    if not isinstance(answer, SingleAnswer) or len(answer.finding.citation.quote) < 12:
        return
    finding = answer.finding
    span = finding.citation.span
    for wrong in (Span(span.start + 1, span.end), Span(span.start, span.end - 2 - chance.randrange(3))):
        yield replace(answer, finding=replace(finding, citation=replace(finding.citation, span=wrong)))


def test_a_yes_for_a_no_is_not_sent(sent: Sequence[_Sent]) -> None:
    """The verdict that was found is the one that is said."""
    turned = {"Yes": "No", "No": "Yes", "是": "否", "否": "是"}
    tried = 0
    for told in sent:
        head = re.match(r"Yes|No|是|否", told.reply.paragraphs[0])
        verdict = told.reply.kind == "boolean" or (told.reply.kind == "computed" and head is not None)
        if not verdict or head is None:
            continue
        wrong = turned[head.group()] + told.reply.paragraphs[0][head.end() :]
        assert not _passes(told, replace(told.reply, paragraphs=(wrong, *told.reply.paragraphs[1:]))), wrong
        tried += 1
    assert tried > 2
