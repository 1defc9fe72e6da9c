"""The walk of a message: from what somebody says to what they get to read.

Pure: the same message, context, language, day and snapshot give the same reply, byte for byte.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.answering.agreed.judge import Judge, default_judge
from bot.answering.answer_question import answer_question
from bot.answering.asked.message import LONGEST, invalid_reason, language_of, read_small_talk, split_questions
from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.audited.audit import audit_answer
from bot.answering.audited.audit_reply import audit_reply
from bot.answering.followed.follow_up import resolve
from bot.answering.followed.meanings import asking_once
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.outlets import with_other_sources
from bot.answering.gathered.reading import Read, read_what_may_answer
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.full_names import with_surnames
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, NoAnswer, SmallTalk
from bot.answering.said.compose import compose_reply, template_stems
from bot.answering.said.places import with_places
from bot.answering.said.reply import Reply


def reply_to(
    message: str,
    holdings: Holdings,
    *,
    context: Sequence[str] = (),
    asked_on: date | None = None,
    language: str | None = None,
    judge: Judge | None = None,
) -> Reply:
    """Answer a message of any length and content; see `bot.answering.beside.librarian.Librarian.reply`."""
    message = _whole_characters(message)
    context = [_whole_characters(earlier)[:LONGEST] for earlier in context]
    spoken = language_of(message)
    said_in = language or spoken or "en"
    early = _without_the_library(message, spoken)
    if early:
        return compose_reply(early, Question(message), said_in)

    @cache
    def parse(text: str) -> Question:
        return parse_question(text, holdings.vocabulary, spoken or "en", asked_on or holdings.newest)

    @asking_once
    def ask(question: Question) -> Answer:
        return weigh(question, holdings, judge or default_judge())[1]

    replies: list[Reply] = []
    said = list(context)
    for text in split_questions(message):
        question = resolve(parse(text), said, parse, ask)
        said.append(text)
        replies.append(_say(ask(question), question, said_in, first=1 + sum(len(r.footnotes) for r in replies)))
    return with_places(with_other_sources(_joined(replies), holdings), holdings)


def weigh(
    question: Question, holdings: Holdings, judge: Judge, read: Read = read_what_may_answer
) -> tuple[Evidence, Answer]:
    """What is held against a question, the best first, and the answer that it bears out or the reason for none."""
    retrieved = retrieve(question, holdings)
    known = with_surnames(question, retrieved.articles, holdings)
    gathered = gather_evidence(known, retrieved, holdings, judge)
    evidence, answer = answer_question(gathered, holdings, read)
    return evidence, audit_answer(answer, holdings)


def _whole_characters(message: str) -> str:
    """The message without halves of characters, which a shell can pass on and no encoder can read."""
    return message.encode("utf-8", "replace").decode()


def _without_the_library(message: str, spoken: str | None) -> Answer | None:
    """What needs no article: small talk, a message that is no question, a language that is not spoken here."""
    invalid = invalid_reason(message)
    if invalid:
        return NoAnswer(reason="invalid_question", asked=invalid)
    topic = read_small_talk(message)
    if topic:
        return SmallTalk(topic=topic)
    return None if spoken else SmallTalk(topic="language")


def _say(answer: Answer, question: Question, language: str, first: int) -> Reply:
    reply = compose_reply(answer, question, language, first)
    if audit_reply(reply, answer, question, template_stems(language, answer.kind)):
        return reply
    return compose_reply(NoAnswer(reason="audit_failed"), question, language, first)


def _joined(replies: Sequence[Reply]) -> Reply:
    """Several replies as one: two questions in one message get two answers in one."""
    if len(replies) == 1:
        return replies[0]
    answered = [reply for reply in replies if not reply.abstained] or replies
    return Reply(
        kind=answered[0].kind,
        paragraphs=tuple(paragraph for reply in replies for paragraph in reply.paragraphs),
        footnotes=tuple(footnote for reply in replies for footnote in reply.footnotes),
        lead=replies[0].lead,
        reason=answered[0].reason,
        operands=tuple(operand for reply in replies for operand in reply.operands),
        working="\n".join(reply.working for reply in replies if reply.working),
        choices=tuple(choice for reply in replies for choice in reply.choices),
        confidence=min(reply.confidence for reply in answered),
        language=replies[0].language,
    )
