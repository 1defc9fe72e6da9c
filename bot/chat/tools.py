"""What those who look after something work with, handed to each of them in one."""

from dataclasses import dataclass

from bot.chat.curator import Curator
from bot.chat.memory import Memory
from bot.chat.patience import Patience
from bot.chat.records import Records
from bot.chat.sending import Outbox
from bot.chat.tally import Tally
from bot.chat.workers import Workers


@dataclass(frozen=True, slots=True)
class Tools:
    """The library, the way out, what is remembered, and the threads for what would hold up the event loop."""

    curator: Curator
    outbox: Outbox
    patience: Patience
    memory: Memory
    records: Records
    tally: Tally
    workers: Workers
    """Find answers."""
    clerk: Workers
    """Reads and writes what is remembered, one thing after the other."""
    errands: Workers
    """Fetches and reads articles, which may take a minute."""
