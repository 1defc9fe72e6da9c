"""What was seen before."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

_REMEMBERED = 10_000


class Once:
    """Tells what is new from what was seen lately. Bounded: the oldest is forgotten first.

    Args:
        seconds: after which a thing is new again.
        clock: by which they are counted.
    """

    def __init__(self, seconds: float = math.inf, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._seen: OrderedDict[Hashable, float] = OrderedDict()

    def is_first(self, thing: Hashable) -> bool:
        """Whether this is the first time that `thing` is asked about."""
        seen = self._seen.get(thing)
        if seen is not None and self._clock() - seen < self._seconds:
            return False
        self.see(thing)
        return True

    def see(self, thing: Hashable) -> None:
        """Count the seconds anew."""
        self._seen[thing] = self._clock()
        self._seen.move_to_end(thing)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
