"""How many questions a minute one user may ask."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_WINDOW = 60.0
_USERS = 10_000


class RateLimit:
    """At most so many questions of one user in any sixty seconds; 0 means no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def seconds_to_wait(self, user: int) -> int:
        """0 where the user may ask now, and then this counts as a question; else the seconds until they may."""
        if not self._per_minute:
            return 0
        now, asked = self._clock(), self._of(user)
        while asked and asked[0] <= now - _WINDOW:
            asked.popleft()
        if len(asked) >= self._per_minute:
            return math.ceil(asked[0] + _WINDOW - now)
        asked.append(now)
        return 0

    def _of(self, user: int) -> deque[float]:
        asked = self._asked.setdefault(user, deque())
        self._asked.move_to_end(user)
        while len(self._asked) > _USERS:
            self._asked.popitem(last=False)
        return asked
