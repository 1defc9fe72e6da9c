"""A build in a process of its own, so that whoever asks meanwhile is answered as fast as ever.

The other process does all the work, at the lowest priority, and publishes; what it has published is opened here, like
what any other process publishes. It ends with this one, however that ends.
"""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final, NoReturn

from bot.indexing import Indexer, Outcome
from index.errors import IndexingError
from index.progress import Progress

_LOG = logging.getLogger(__name__)
_LOWEST_PRIORITY: Final = 19
_SECONDS_BETWEEN_LOOKS: Final = 0.2
_SECONDS_TO_END: Final = 5.0

Step = tuple[str, int, int]
"""What progress is called with."""


def build_apart(make_indexer: Callable[[], Indexer], progress: Progress) -> Outcome:
    """Build with an indexer that is made in another process; what is told of it.

    Args:
        make_indexer: must be a function of a module, or a partial of one, with arguments that can be pickled.
        progress: called here several times a second, with each step and between steps; where it raises, the other
            process is ended, and nothing is published.

    Raises:
        CorpusError: as for `Indexer.build`.
        IndexingError: as for `Indexer.build`; or the other process was killed.
        SettingsError: as for `Indexer.build`.
    """
    # A forked process would share this one's lock on the shelf, and its threads' locks in whatever state they are.
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_build, args=(make_indexer, theirs), name="reindex", daemon=True)
    process.start()
    theirs.close()
    try:
        return _follow(ours, progress)
    finally:
        process.terminate()
        process.join(_SECONDS_TO_END)
        if process.is_alive():
            process.kill()
            process.join()
        ours.close()


def _follow(channel: Connection, progress: Progress) -> Outcome:
    """Hand on the steps until there is a result."""
    step: Step = ("starting", 0, 1)
    while True:
        progress(*step)
        if not channel.poll(_SECONDS_BETWEEN_LOOKS):
            continue
        try:
            said = channel.recv()
        except EOFError as error:
            raise IndexingError("the process that builds the index was ended; start the reindex again") from error
        match said:
            case tuple():
                step = said
            case Exception():
                raise said
            case _:
                outcome: Outcome = said
                return outcome


def _build(make_indexer: Callable[[], Indexer], channel: Connection) -> None:
    """Runs in the other process. Whatever ends it, the folder in which it builds is removed, if there is time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both; the first process ends this one
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_end_with_the_first_process, name="watch", daemon=True).start()
    os.nice(_LOWEST_PRIORITY)
    try:
        channel.send(make_indexer().build(lambda *step: channel.send(step)).outcome)
    except BrokenPipeError:  # nobody waits any more
        _LOG.info("nobody waits for the index any more")
    except Exception as error:  # noqa: BLE001 - the other side tells it
        _LOG.info("the index was not built", exc_info=error)
        channel.send(error)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave(*_: object) -> NoReturn:
    """Give up the build on a signal: what it has begun is cleared away on the way out."""
    raise SystemExit(1)


def _end_with_the_first_process() -> None:
    """Give up the build when the process that wants it is no more; by force where it does not hear."""
    first = multiprocessing.parent_process()
    if first is None:
        return
    first.join()  # a pipe that the system closes, however that process ends
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_SECONDS_TO_END)
    os._exit(1)
