"""The buttons under an answer: what they say, and what they carry. All else is in the record that they name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.said.reply import Reply
from bot.chat.messages import clipped
from bot.chat.records import Record
from bot.chat.texts import Texts

Does = Literal["answer", "sources", "working", "context", "more", "related", "ask", "choose", "up", "down"]
"""What a press does: shows a view, asks the question with this place, or votes."""

_CARRIED = re.compile(r"v1:([a-z]+):(\d{1,18}):(\d{1,4})", re.ASCII)
_LONGEST_LABEL = 60
_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Press:
    """What a button of ours carries, within Telegram's 64 bytes.

    >>> Press("context", 12, 1).carried
    'v1:context:12:1'
    """

    does: Does
    record: int
    place: int = 0

    @property
    def carried(self) -> str:
        """As the button carries it."""
        return f"v1:{self.does}:{self.record}:{self.place}"


def parse_press(carried: str) -> Press | None:
    """What a press does; None where no button of ours carries this.

    >>> parse_press("v1:up:7:0")
    Press(does='up', record=7, place=0)
    """
    found = _CARRIED.fullmatch(carried)
    if found is None or found[1] not in get_args(Does):
        return None
    return Press(found[1], int(found[2]), int(found[3]))  # type: ignore[arg-type]


def answer_keyboard(record: Record, texts: Texts, *, is_cut: bool) -> InlineKeyboardMarkup | None:
    """The buttons under an answer; none under small talk.

    Args:
        record: the answer.
        texts: the language that it is in.
        is_cut: whether there is more to show.
    """
    if record.reply.kind == "smalltalk":
        return None
    rows = [*_choices(record), *_rows(_views(record.reply, texts, is_cut=is_cut), record), _votes(record)]
    return InlineKeyboardMarkup([row for row in rows if row])


def view_keyboard(record: Record, texts: Texts, places: int = 0, shown: int = 0) -> InlineKeyboardMarkup:
    """The buttons under a view: the way back to the answer, and to the other quotes where there are several."""
    numbers = [footnote.n for footnote in record.reply.footnotes[:places]]
    others = [
        _button(f"· {number} ·" if place == shown else str(number), Press("context", record.number, place))
        for place, number in enumerate(numbers)
    ]
    rows = [others[start : start + 6] for start in range(0, len(others), 6)] if len(others) > 1 else []
    return InlineKeyboardMarkup([*rows, [_back(record, texts)]])


def related_keyboard(record: Record, texts: Texts) -> InlineKeyboardMarkup:
    """The questions beside an answer, each on a button that asks it."""
    questions = [
        [_button(clipped(question, _LONGEST_LABEL), Press("ask", record.number, place))]
        for place, question in enumerate(record.related)
    ]
    return InlineKeyboardMarkup([*questions, [_back(record, texts)]])


def _views(reply: Reply, texts: Texts, *, is_cut: bool) -> Iterable[tuple[str, Does]]:
    if reply.footnotes:
        yield texts.button_sources, "sources"
        yield texts.button_context, "context"
    if reply.working:
        yield texts.button_working, "working"
    if reply.footnotes:
        yield texts.button_related, "related"
    if is_cut:
        yield texts.button_more, "more"


def _rows(views: Iterable[tuple[str, Does]], record: Record) -> Sequence[list[InlineKeyboardButton]]:
    buttons = [_button(label, Press(does, record.number)) for label, does in views]
    size = 2 if len(buttons) % _A_ROW == 1 else _A_ROW
    return [buttons[start : start + size] for start in range(0, len(buttons), size)]


def _choices(record: Record) -> Iterable[list[InlineKeyboardButton]]:
    for place, choice in enumerate(record.reply.choices):
        yield [_button(clipped(choice, _LONGEST_LABEL), Press("choose", record.number, place))]


def _votes(record: Record) -> list[InlineKeyboardButton]:
    return [_button("👍", Press("up", record.number)), _button("👎", Press("down", record.number))]


def _back(record: Record, texts: Texts) -> InlineKeyboardButton:
    return _button(texts.button_back, Press("answer", record.number))


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=press.carried)
