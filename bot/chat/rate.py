"""How many questions a minute one user may ask."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.once import Once

_WINDOW = 60.0
_USERS = 10_000


@dataclass(frozen=True, slots=True)
class Wait:
    """What somebody is told who asks too fast."""

    seconds: int
    is_news: bool
    """Whether they were not told yet; saying it at every question would be as fast as they are."""


class RateLimit:
    """At most so many questions of one user in any sixty seconds; 0 means no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()
        self._told = Once()

    def wait(self, user: int, at: float | None = None) -> Wait | None:
        """None where the user may ask now, and then this counts as a question; else how long to wait.

        Args:
            user: who asks.
            at: when, in the clock's seconds, where it was not just now: questions that waited for a bot that was down
                were not asked all at once.
        """
        if not self._per_minute:
            return None
        now, asked = self._clock() if at is None else at, self._of(user)
        while asked and asked[0] <= now - _WINDOW:
            asked.popleft()
        if len(asked) < self._per_minute:
            asked.append(now)
            return None
        return Wait(math.ceil(asked[0] + _WINDOW - now), self._told.is_first((user, asked[0])))

    def _of(self, user: int) -> deque[float]:
        asked = self._asked.setdefault(user, deque())
        self._asked.move_to_end(user)
        while len(self._asked) > _USERS:
            self._asked.popitem(last=False)
        return asked
