"""What lives as long as a snapshot, and is passed over when Python looks for garbage.

A full collection looks at each object of a snapshot, in the midst of a question, and finds them all alive: it takes
longer than most answers.
"""

import gc
from collections.abc import Mapping

_FULL = 2
"""The generation whose collection looks at everything."""


def pass_over() -> None:
    """Pass over, from the next full collection on, what is alive then; what was passed over so far is looked at again.

    To be called whenever a snapshot begins to answer, so that the one before is let go.
    """
    gc.unfreeze()
    if _freeze_what_is_left not in gc.callbacks:
        gc.callbacks.append(_freeze_what_is_left)


def _freeze_what_is_left(phase: str, collection: Mapping[str, int]) -> None:
    if phase == "stop" and collection["generation"] == _FULL:
        gc.freeze()
        gc.callbacks.remove(_freeze_what_is_left)
