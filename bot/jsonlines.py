"""Questions and replies as JSON, one object a line: the contract of ``ask --json`` and ``batch``."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.answering.beside.librarian import Librarian
from bot.answering.said.reply import Footnote, Reply
from index.errors import IndexingError

QuestionId = str | int


class AskedQuestion(BaseModel):
    """One line of a batch: ``{"id": "q1", "question": "How many piers?", "context": [], "asked_on": "2025-11-01"}``.

    Other keys are passed over, so that a file with the expected answers in it can be asked as it is.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    id: QuestionId
    question: str
    context: tuple[str, ...] | None = None
    """Earlier questions of the same chat, the oldest first."""
    asked_on: date | None = None
    language: Literal["en", "zh"] | None = None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that asks nothing, and why; an outcome, not an error: the other lines are answered all the same."""

    id: QuestionId | None
    error: str


def read_line(line: str | bytes) -> AskedQuestion | BadLine:
    """Read one line of a batch."""
    content = line.removeprefix(b"\xef\xbb\xbf") if isinstance(line, bytes) else line.removeprefix("\ufeff")
    try:
        return AskedQuestion.model_validate_json(content)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(step) for step in fault["loc"][:2] if step not in ("str", "int"))
    return BadLine(_id_in(content), f"{where}: {fault['msg']}" if where else fault["msg"])


def answer_lines(
    lines: Iterable[str | bytes], librarian: Librarian, *, clock: Callable[[], float] = time.perf_counter
) -> Iterator[dict[str, object]]:
    """Answer a batch line by line, in order, each as soon as it is read; blank lines are passed over.

    A bad line gives ``{"id", "error"}``, its id null where none can be read. So does a question amid which the
    index could not be searched.

    Args:
        lines: of JSON; bytes where the file's encoding is not to be trusted.
        librarian: answers.
        clock: in seconds, for the time that each answer took.
    """
    for line in lines:
        if not line.strip():
            continue
        asked = read_line(line)
        if isinstance(asked, BadLine):
            yield {"id": asked.id, "error": asked.error}
            continue
        before = clock()
        try:
            reply = librarian.reply(
                asked.question, context=asked.context or (), asked_on=asked.asked_on, language=asked.language
            )
        except IndexingError as error:
            yield {"id": asked.id, "error": str(error)}
            continue
        yield reply_to_json(reply, asked.id, asked.question, (clock() - before) * 1000)


def reply_to_json(reply: Reply, question_id: QuestionId | None, question: str, ms: float) -> dict[str, object]:
    """Lay out a reply as the contract says; `ms` are the milliseconds that it took."""
    return {
        "id": question_id,
        "question": question,
        "answer_text": reply.text,
        "abstained": reply.abstained,
        "reason": reply.reason,
        "kind": reply.kind,
        "citations": [_citation(source) for note in reply.footnotes for source in (note, *note.also)],
        "operands": list(reply.operands),
        "confidence": round(float(reply.confidence), 6),
        "ms": round(ms, 1),
    }


def to_line(fields: dict[str, object]) -> str:
    r"""Write an object as one line of JSON, without the line's end.

    Letters of all scripts stay as they are, but no character is left that `str.splitlines` takes for a line's end.

    >>> to_line({"id": "a", "question": "桥长？\u2028"})
    '{"id": "a", "question": "桥长？\\u2028"}'
    """
    return json.dumps(fields, ensure_ascii=False).translate(_LINE_ENDS)


_LINE_ENDS: Final = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def _citation(footnote: Footnote) -> dict[str, object]:
    return {
        "n": footnote.n,
        "quote": footnote.quote,
        "article": footnote.article,
        "title": footnote.title,
        "publisher": footnote.publisher,
        "published": footnote.published,
        "url": footnote.url,
        "start": footnote.start,
        "end": footnote.end,
    }


def _id_in(content: str | bytes) -> QuestionId | None:
    """Find the id of a line that is otherwise wrong, so that its asker can tell which one it was."""
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        return None
    found = fields.get("id") if isinstance(fields, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None
