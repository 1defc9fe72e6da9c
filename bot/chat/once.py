"""What was seen before."""

from collections import OrderedDict
from collections.abc import Hashable

_REMEMBERED = 10_000


class Once:
    """Tells what is new from what was seen lately. Bounded: the oldest is forgotten first."""

    def __init__(self) -> None:
        self._seen: OrderedDict[Hashable, None] = OrderedDict()

    def is_first(self, thing: Hashable) -> bool:
        """Whether this is the first time that `thing` is asked about."""
        if thing in self._seen:
            return False
        self._seen[thing] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True
