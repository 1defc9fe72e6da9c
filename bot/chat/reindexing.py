"""Rebuilding the index on an admin's word, while the bot goes on answering."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.beside.librarian import COMPARING, AnswerChanges, Rebuilt
from bot.chat.closing_gaps import close_gaps
from bot.chat.curator import Curator
from bot.chat.memory import GapTable
from bot.chat.messages import clipped, listed
from bot.chat.sending import Outbox, Place
from bot.chat.settings import ChatSettings
from bot.chat.texts import Texts, texts_for
from bot.chat.visit import Visit
from bot.chat.workers import Workers
from corpus.errors import CorpusError
from index.errors import IndexingError
from index.progress import Progress

_LOG = logging.getLogger(__name__)
_LONGEST_EXPLANATION = 2000
CANCEL: Final = "r1:cancel"
"""What the button under a report carries."""

Work = Callable[[Progress, Texts], str]
"""Works in the worker's thread, and returns what to say at the end."""


class _Stopped(Exception):
    """The bot stops, and with it the rebuilding."""


class _Cancelled(Exception):
    """An admin has thought better of it."""


class _CutShort(Exception):
    """One of the two, when the new library is live already, and only its answers were being compared."""


class Reindexing:
    """One rebuilding at a time, in a thread of its own. Its message tells how it goes; a button there cancels it."""

    def __init__(
        self,
        curator: Curator,
        outbox: Outbox,
        gaps: GapTable,
        *,
        settings: ChatSettings,
        today: Callable[[], date],
        between_edits: float,
    ) -> None:
        """Take who rebuilds, who tells of it, and the shortest time between two edits of a report, in seconds."""
        self._curator = curator
        self._outbox = outbox
        self._gaps = gaps
        self._settings = settings
        self._today = today
        self._between_edits = between_edits
        self._worker = Workers(1, "reindex")
        self._stopping = threading.Event()
        self._cancelling = threading.Event()
        self._running = False
        self._comparing = False
        self._task: asyncio.Task[None] | None = None

    async def reindex(self, visit: Visit) -> None:
        """Do what the word after the command says: rebuild, cancel that, or only tell what it would change."""
        match visit.heard.words.lower():
            case "cancel":
                await self._outbox.send_text(visit.place, self._cancel(visit.texts))
            case "dry" | "dry-run" | "dry run":
                await self._start(visit, visit.texts.reindex_comparing, self._compare)
            case "":
                await self._start(visit, visit.texts.reindex_started, self._rebuild)
            case _:
                await self._outbox.send_text(visit.place, visit.texts.reindex_usage)

    async def rollback(self, visit: Visit) -> None:
        """Go back to the snapshot before."""
        await self._start(visit, visit.texts.rollback_started, self._roll_back)

    async def press(self, query: CallbackQuery) -> None:
        """Cancel by the button under the report; it is there for admins alone."""
        texts = texts_for(query.from_user.language_code)
        may = self._settings.is_admin(query.from_user.id)
        await self._outbox.answer_press(query.id, self._cancel(texts) if may else texts.button_expired)

    async def stop(self) -> None:
        """Give up a rebuilding that runs, at its next step; the live snapshot stays as it is."""
        self._stopping.set()
        if self._task:
            await self._task
        self._worker.close()

    def _cancel(self, texts: Texts) -> str:
        if not self._running:
            return texts.reindex_not_running
        self._cancelling.set()
        return texts.reindex_cancelling

    async def _start(self, visit: Visit, beginning: str, work: Work) -> None:
        """Begin, and tell how it goes in one message that changes; refuse where something runs already.

        What has only its answers left to compare stands in nobody's way, and ends: a library that turns out badly must
        be rolled back at once.
        """
        place, texts = visit.place, visit.texts
        if self._comparing and self._task:
            self._cancelling.set()
            await self._task
        if self._running or self._stopping.is_set():
            await self._outbox.send_text(place, texts.reindex_running if self._running else texts.reindex_stopped)
            return
        self._running = True
        self._cancelling.clear()
        report = _Report(self._outbox, place, self._between_edits, _cancel_button(texts))
        await report.begin(beginning)
        self._task = asyncio.create_task(self._run(report, texts, work))

    async def _run(self, report: "_Report", texts: Texts, work: Work) -> None:
        try:
            result = await self._work_and(report, texts, work)
        finally:
            self._running = self._comparing = False
        await report.end(result)

    async def _work_and(self, report: "_Report", texts: Texts, work: Work) -> str:
        """Work while the report follows; what to say at the end."""
        stage, finished = [""], asyncio.Event()
        following = asyncio.create_task(report.follow(lambda: stage[0], finished))
        try:
            return await self._worker.run(partial(work, self._progress(stage, texts), texts))
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin hears of it
            return _failure(error, texts)
        finally:
            finished.set()
            await following

    def _progress(self, stage: list[str], texts: Texts) -> Progress:
        """Called in the worker's thread; leaves the present stage's text in `stage`, and ends what is to end."""

        def progress(name: str, done: int, total: int) -> None:
            self._comparing = name == COMPARING
            if self._stopping.is_set() or self._cancelling.is_set():
                raise _CutShort if self._comparing else _Stopped if self._stopping.is_set() else _Cancelled
            said = texts.reindex_live if self._comparing else texts.reindex_stage
            stage[0] = said.format(stage=texts.stages.get(name, name), done=done, total=total)

        return progress

    def _rebuild(self, progress: Progress, texts: Texts) -> str:
        try:
            rebuilt = self._curator.reindex(progress)
        except _CutShort:
            if not self._stopping.is_set():
                self._close_gaps(self._curator.holding().snapshot)
            return texts.reindex_cut_short
        return _success(rebuilt, self._close_gaps(rebuilt.snapshot) if rebuilt.changed else 0, texts)

    def _close_gaps(self, snapshot: str) -> int:
        return close_gaps(self._gaps, self._curator, snapshot, self._today)

    def _compare(self, progress: Progress, texts: Texts) -> str:
        progress("read", 0, 1)
        changes = self._curator.changes()
        if not changes.any:
            return texts.reindex_would_change_nothing
        signs = (("+", changes.added), ("~", changes.changed), ("−", changes.removed))
        lines = [f"{sign} {title}" for sign, titles in signs for title in titles]
        lines += [texts.facts_changed.format(count=f"{changes.facts:+}")] if changes.facts else []
        return listed(texts.reindex_would_change, lines, lambda count: texts.more_articles.format(count=count))

    def _roll_back(self, progress: Progress, texts: Texts) -> str:
        progress("verify", 0, 1)
        rebuilt = self._curator.rollback()
        return texts.rollback_done.format(snapshot=rebuilt.snapshot, articles=rebuilt.articles)


def _cancel_button(texts: Texts) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.button_cancel, callback_data=CANCEL)]])


class _Report:
    """A message that is edited as things go on, not more often than Telegram likes."""

    def __init__(self, outbox: Outbox, place: Place, between_edits: float, keyboard: InlineKeyboardMarkup) -> None:
        """Take where to tell, how often, and the buttons that the message has until the end."""
        self._outbox = outbox
        self._keyboard = keyboard
        self._place = place
        self._between_edits = between_edits
        self._message: int | None = None
        self._shown = ""
        self._next_edit = 0.0

    async def begin(self, text: str) -> None:
        """Send the message."""
        self._message = await self._outbox.send_text(self._place, text, self._keyboard)
        self._shown = text

    async def follow(self, text: Callable[[], str], finished: asyncio.Event) -> None:
        """Show the present text every few seconds, until there is nothing more to follow."""
        while not finished.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), self._between_edits)
            if not finished.is_set() and text() not in ("", self._shown):
                await self._edit(text(), self._keyboard)

    async def end(self, text: str) -> None:
        """Show the last text; where the message is gone, send it anew."""
        if not await self._edit(text):
            await self._outbox.send_text(self._place, text)

    async def _edit(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> bool:
        await asyncio.sleep(max(0.0, self._next_edit - time.monotonic()))
        chat, message = self._place.chat, self._message
        edited = message is not None and await self._outbox.edit_text(chat, message, text, keyboard)
        self._next_edit = time.monotonic() + self._between_edits
        self._shown = text
        return edited


def _success(rebuilt: Rebuilt, closed: int, texts: Texts) -> str:
    """What a rebuilding has brought: the library, what was left out of it, what became of answers and of gaps."""
    head = texts.reindex_done if rebuilt.changed else texts.reindex_unchanged
    head = head.format(articles=rebuilt.articles, entries=rebuilt.entries, seconds=f"{rebuilt.seconds:.1f}")
    lines = [texts.gaps_closed.format(count=closed)] if closed else []
    if rebuilt.left_out:
        lines += [texts.reindex_left_out.format(count=len(rebuilt.left_out)), *rebuilt.left_out]
    lines += _changed_answers(rebuilt.answers, texts)
    return listed(head, lines, lambda count: texts.more_lines.format(count=count))


def _changed_answers(answers: AnswerChanges | None, texts: Texts) -> list[str]:
    """What became of the answers to the gold questions; what was lost comes first, for somebody has to look at it."""
    if answers is None or not answers.asked:
        return []
    signs = (("−", answers.lost), ("+", answers.appeared), ("~", answers.changed))
    counts = {"changed": answers.changed, "appeared": answers.appeared, "lost": answers.lost}
    figures = {name: len(changes) for name, changes in counts.items()}
    lines = [f"{sign} {change.question}" for sign, changes in signs for change in changes]
    return [texts.reindex_answers.format(asked=answers.asked, **figures), *lines]


def _failure(error: Exception, texts: Texts) -> str:
    match error:
        case _Stopped():
            return texts.reindex_stopped
        case _Cancelled():
            return texts.reindex_cancelled
        case CorpusError(faults=faults):
            return listed(
                texts.reindex_faults.format(count=len(faults)),
                map(str, faults),
                lambda count: texts.more_faults.format(count=count),
            )
        case IndexingError():
            return texts.reindex_refused.format(why=clipped(str(error), _LONGEST_EXPLANATION))
        case _:
            _LOG.error("reindexing failed", exc_info=error)
            return texts.reindex_failed
