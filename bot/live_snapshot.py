"""The live snapshot: the one that answers now, and going over to what is published after it."""

import logging
import threading

from bot.answering.held.holdings import Holdings
from bot.indexing import Indexer
from index.errors import IndexingError
from index.pointer import Stamp
from index.snapshot import Snapshot, check_encoder

_LOG = logging.getLogger(__name__)


class LiveSnapshot:
    """What the snapshot that answers holds.

    A question reads it once and keeps what it read, so that going over never parts it. What another process publishes
    is live from the next question on.
    """

    def __init__(self, indexer: Indexer, snapshot: Snapshot, seen: Stamp | None) -> None:
        """Take what searches and reads it, the snapshot, and the shelf's stamp from before that was opened."""
        self._indexer = indexer
        self._seen = seen
        self._holdings = self._hold(snapshot)
        self._refreshing = threading.Lock()

    @property
    def as_it_is(self) -> Holdings:
        """What it holds, without a look at the shelf."""
        return self._holdings

    def holdings(self) -> Holdings:
        """What it holds; of the snapshot that another process has published, from the first look on.

        One thread goes over to it, and the others answer from the one before until it has.
        """
        if self._is_behind() and self._refreshing.acquire(blocking=False):
            try:
                self._go_over()
            finally:
                self._refreshing.release()
        return self._holdings

    def catch_up(self) -> None:
        """Go over to what is published, if that has not been done; who else does it is waited for."""
        with self._refreshing:
            if self._is_behind():
                self._go_over()

    def roll_back(self) -> None:
        """Make the snapshot before the current one, and go over to it.

        Raises:
            IndexingError: there is none, or it cannot be opened; the live snapshot stays.
        """
        snapshot = self._indexer.shelf.roll_back()
        check_encoder(snapshot.manifest, self._indexer.encoder.identity)
        self._seen = self._indexer.shelf.stamp
        self._holdings = self._hold(snapshot)

    def _is_behind(self) -> bool:
        return self._indexer.shelf.stamp != self._seen

    def _go_over(self) -> None:
        """Open what is current now; where it cannot be opened, the live snapshot stays."""
        self._seen = self._indexer.shelf.stamp
        try:
            snapshot = self._indexer.shelf.open_current()
            check_encoder(snapshot.manifest, self._indexer.encoder.identity)
        except IndexingError as error:
            _LOG.warning("the index stays as it is: %s", error)
            return
        if snapshot.instead_of:
            _LOG.warning("%s", snapshot.instead_of)
        if snapshot.manifest.id != self._holdings.snapshot.manifest.id:
            self._holdings = self._hold(snapshot)

    def _hold(self, snapshot: Snapshot) -> Holdings:
        return Holdings(snapshot, self._indexer.encoder, self._indexer.reader)
