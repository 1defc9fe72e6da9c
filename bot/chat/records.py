"""What was answered: kept so that buttons, edits and replies find it, after a restart as well."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from bot.answering.said.reply import Footnote, Reply
from bot.chat.memory import AnswerTable
from bot.chat.messages import is_visible
from bot.chat.workers import Workers

_IN_MEMORY = 2_000


@dataclass(frozen=True, slots=True)
class Record:
    """One question and its answer, in one chat."""

    chat: int
    topic: int | None
    asked_in: int
    """The message that asked; 0 where a button did."""
    asker: int
    question: str
    """Nothing where no question is kept and the bot was restarted since."""
    context: tuple[str, ...]
    """The questions before it."""
    reply: Reply
    brief: bool
    """Whether it was answered in brief."""
    related: tuple[str, ...] = ()
    """The questions beside it that were offered."""
    number: int = 0
    """By which buttons name it; given when it is added."""
    direct: int | None = None
    """The conversation that it stands in, among the direct messages of a channel."""

    @property
    def knows_answer(self) -> bool:
        """Whether there is a word of the answer: it may not have been kept, or never have had one."""
        return any(is_visible(paragraph) for paragraph in self.reply.paragraphs)


class Records:
    """Answers by number and by message.

    Where no question is kept, what could tell one stays in memory, and only the footnotes go to the table: then buttons
    still open the sources after a restart, but nobody knows any more what was asked.
    """

    def __init__(self, table: AnswerTable, clerk: Workers, *, keeps_questions: bool) -> None:
        """Take where answers are kept, and in whose thread that is done, for a disk can be slow."""
        self._table = table
        self._clerk = clerk
        self._keeps_questions = keeps_questions
        self._lately: OrderedDict[int, Record] = OrderedDict()

    async def add(self, record: Record) -> Record:
        """Keep an answer before it is sent; the same with its number."""
        add = self._table.add
        number = await self._clerk.run(
            lambda: add(record.chat, record.asked_in, record.asker, self._document(record)),
        )
        return self._remember(replace(record, number=number))

    async def replace(self, record: Record) -> None:
        """Keep an answer that has changed."""
        await self._clerk.run(lambda: self._table.replace(record.number, self._document(record)))
        self._remember(record)

    async def sent_as(self, record: Record, messages: Sequence[int]) -> None:
        """Remember which messages an answer was sent as."""
        await self._clerk.run(partial(self.file, record, messages))

    def file(self, record: Record, messages: Sequence[int]) -> None:
        """The same, for whoever is in the clerk's thread already."""
        self._table.sent_as(record.number, record.chat, messages)

    async def messages_of(self, record: Record) -> list[int]:
        """The messages that an answer was sent as, in order."""
        return await self._clerk.run(partial(self._table.messages_of, record.number))

    async def by_number(self, number: int) -> Record | None:
        """The answer that a button names."""
        return self._read(await self._clerk.run(partial(self._table.by_number, number)))

    async def by_question(self, chat: int, message: int) -> Record | None:
        """The answer to a message."""
        return self._read(await self._clerk.run(partial(self._table.by_question, chat, message)))

    async def by_message(self, chat: int, message: int) -> Record | None:
        """The answer that a message of ours belongs to."""
        return self._read(await self._clerk.run(partial(self._table.by_message, chat, message)))

    async def remove(self, record: Record) -> None:
        """Forget an answer."""
        await self._clerk.run(partial(self._table.remove, record.number))
        self._lately.pop(record.number, None)

    def forget(self, person: int) -> None:
        """Forget what is in memory of a person."""
        for number in [number for number, record in self._lately.items() if record.asker == person]:
            del self._lately[number]

    def _remember(self, record: Record) -> Record:
        self._lately[record.number] = record
        self._lately.move_to_end(record.number)
        while len(self._lately) > _IN_MEMORY:
            self._lately.popitem(last=False)
        return record

    def _read(self, row: tuple[int, str] | None) -> Record | None:
        """The table says whether an answer is still kept; memory may know more of it."""
        if row is None:
            return None
        number, document = row
        return self._lately.get(number) or replace(parse_record(document), number=number)

    def _document(self, record: Record) -> str:
        return written(record if self._keeps_questions else _without_question(record))


def written(record: Record) -> str:
    """A record as JSON; `parse_record` reads it."""
    return json.dumps(asdict(record), ensure_ascii=False)


def parse_record(document: str) -> Record:
    """The record that was written; what a newer version has added to it is left out."""
    values = json.loads(document)
    reply = _known(Reply, values["reply"])
    reply |= {name: tuple(reply[name]) for name in ("paragraphs", "operands", "choices")}
    reply["footnotes"] = tuple(map(_footnote, reply["footnotes"]))
    known = _known(Record, values) | {"reply": Reply(**reply)}
    return Record(**known | {name: tuple(known[name]) for name in ("context", "related")})


def _footnote(values: dict[str, Any]) -> Footnote:
    """A footnote with its other sources; one that was written before there were any has none."""
    known = _known(Footnote, values)
    return Footnote(**known | {"also": tuple(map(_footnote, known.get("also", ())))})


def _known(noun: type, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in noun.__dataclass_fields__}  # type: ignore[attr-defined]


def _without_question(record: Record) -> Record:
    """An answer's words repeat some of the question's; its quotes are the articles' alone."""
    reply = replace(record.reply, paragraphs=(), lead="", choices=())
    return replace(record, question="", context=(), reply=reply)
