"""In which order things are done: one after the other within a lane, and all lanes side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

_LOG = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]

_BEGINNING: Final = 2 / 3
"""Of the time to drain: later nothing is begun, for what is cut off halfway may have to be done twice."""


class Lanes:
    """A lane exists while somebody waits in it. There is no limit to their number: a job that waits costs nothing."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._begins = True

    def __len__(self) -> int:
        return sum(len(lane) for lane in self._waiting.values())

    def put(self, lane: Hashable, job: Job) -> None:
        """Do a job after all that was put into this lane before. One that fails is logged, and the next one is done."""
        if lane in self._waiting:
            self._waiting[lane].append(job)
            return
        self._waiting[lane] = deque([job])
        task = asyncio.create_task(self._walk(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> int:
        """Wait until all is done, but no longer than this; then give up what is left, and say how much that was.

        Towards the end nothing more is begun, and what was begun has the rest of the time to itself.
        """
        await self._wait(seconds * _BEGINNING)
        self._begins = False
        await self._wait(seconds * (1 - _BEGINNING))
        left = len(self)
        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._waiting.clear()
        return left

    async def _wait(self, seconds: float) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def _walk(self, lane: Hashable) -> None:
        jobs = self._waiting[lane]
        while jobs and self._begins:
            try:
                await jobs[0]()
            except Exception:  # noqa: BLE001 - the next one has not deserved it
                _LOG.exception("something could not be done")
            jobs.popleft()
        if not jobs:
            del self._waiting[lane]
