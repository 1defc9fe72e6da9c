"""Rebuilding the index on an admin's word, while the bot goes on answering."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from bot.answering.librarian import Librarian, Rebuilt
from bot.chat.messages import clipped, listed
from bot.chat.sending import Outbox, Place
from bot.chat.texts import Texts
from bot.chat.workers import Workers
from corpus.errors import CorpusError
from index.errors import IndexingError

_LOG = logging.getLogger(__name__)
_SECONDS_BETWEEN_EDITS = 3.0
_LONGEST_EXPLANATION = 2000


class _Stopped(Exception):
    """The bot stops, and with it the rebuilding."""


class Reindexing:
    """One rebuilding at a time, in a thread of its own."""

    def __init__(self, librarian: Librarian, between_edits: float = _SECONDS_BETWEEN_EDITS) -> None:
        """Take the librarian who rebuilds, and the shortest time between two edits of a report, in seconds."""
        self._librarian = librarian
        self._between_edits = between_edits
        self._worker = Workers(1, "reindex")
        self._stopping = threading.Event()
        self._running = False
        self._task: asyncio.Task[None] | None = None

    async def start(self, outbox: Outbox, place: Place, texts: Texts) -> None:
        """Begin to rebuild, and tell how it goes in one message that changes; refuse where one runs already."""
        if self._running or self._stopping.is_set():
            await outbox.send_text(place, texts.reindex_running if self._running else texts.reindex_stopped)
            return
        self._running = True
        report = _Report(outbox, place, self._between_edits)
        await report.begin(texts.reindex_started)
        self._task = asyncio.create_task(self._run(report, texts))

    async def stop(self) -> None:
        """Give up a rebuilding that runs, at its next step; the live snapshot stays as it is."""
        self._stopping.set()
        if self._task:
            await self._task
        self._worker.close()

    async def _run(self, report: "_Report", texts: Texts) -> None:
        try:
            result = await self._rebuild_and(report, texts)
        finally:
            self._running = False
        await report.end(result)

    async def _rebuild_and(self, report: "_Report", texts: Texts) -> str:
        """Rebuild while the report follows; what to say at the end."""
        stage, finished = [texts.reindex_started], asyncio.Event()
        following = asyncio.create_task(report.follow(lambda: stage[0], finished))
        try:
            return _success(await self._worker.run(partial(self._rebuild, stage, texts)), texts)
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin hears of it
            return _failure(error, texts)
        finally:
            finished.set()
            await following

    def _rebuild(self, stage: list[str], texts: Texts) -> Rebuilt:
        """Runs in the worker's thread, and leaves the present stage's text in `stage`."""

        def progress(name: str, done: int, total: int) -> None:
            if self._stopping.is_set():
                raise _Stopped
            stage[0] = texts.reindex_stage.format(stage=name, done=done, total=total)

        return self._librarian.reindex(progress)


class _Report:
    """A message that is edited as things go on, not more often than Telegram likes."""

    def __init__(self, outbox: Outbox, place: Place, between_edits: float) -> None:
        self._outbox = outbox
        self._place = place
        self._between_edits = between_edits
        self._message: int | None = None
        self._shown = ""
        self._next_edit = 0.0

    async def begin(self, text: str) -> None:
        """Send the message."""
        self._message = await self._outbox.send_text(self._place, text)
        self._shown = text

    async def follow(self, text: Callable[[], str], finished: asyncio.Event) -> None:
        """Show the present text every few seconds, until there is nothing more to follow."""
        while not finished.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), self._between_edits)
            if not finished.is_set() and text() != self._shown:
                await self._edit(text())

    async def end(self, text: str) -> None:
        """Show the last text; where the message is gone, send it anew."""
        if not await self._edit(text):
            await self._outbox.send_text(self._place, text)

    async def _edit(self, text: str) -> bool:
        await asyncio.sleep(max(0.0, self._next_edit - time.monotonic()))
        edited = self._message is not None and await self._outbox.edit_text(self._place.chat, self._message, text)
        self._next_edit = time.monotonic() + self._between_edits
        self._shown = text
        return edited


def _success(rebuilt: Rebuilt, texts: Texts) -> str:
    text = texts.reindex_done if rebuilt.changed else texts.reindex_unchanged
    return text.format(articles=rebuilt.articles, entries=rebuilt.entries, seconds=f"{rebuilt.seconds:.1f}")


def _failure(error: Exception, texts: Texts) -> str:
    match error:
        case _Stopped():
            return texts.reindex_stopped
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
