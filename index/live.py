"""The live snapshot: the one that questions are answered from, while another may be in the making."""

from index.shelf import Shelf
from index.snapshot import Snapshot


class LiveSnapshot:
    """Holds one opened snapshot. A question reads `current` once and keeps what it read: a swap never parts it."""

    def __init__(self, shelf: Shelf, current: Snapshot) -> None:
        self._shelf = shelf
        self.current = current

    def refresh(self) -> bool:
        """Go over to the shelf's current snapshot, opened whole first; whether it is another one."""
        place = self._shelf.current
        if place is None or place.name == self.current.manifest.id:
            return False
        self.current = self._shelf.open_current()
        return True
