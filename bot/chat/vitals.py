"""How the bot itself is, for its admins."""

import platform
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_MIB = 1024 * 1024
_PAGES = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Vitals:
    """What only the running parts know; each is asked when somebody looks."""

    waiting: Callable[[], int]
    """How many updates are not done."""
    last_poll: Callable[[], float | None]
    """Seconds since updates were last fetched or brought; None before the first time."""
    begun: float = field(default_factory=time.monotonic)
    """By the monotonic clock."""

    @property
    def uptime(self) -> int:
        """Seconds since the bot was started."""
        return int(time.monotonic() - self.begun)


def memory_in_mib() -> int:
    """The memory that this process takes now; where the system does not say, the most that it has taken."""
    try:
        pages = int(_PAGES.read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() // _MIB
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // _MIB if sys.platform == "darwin" else most // 1024


def versions() -> str:
    """The versions of what runs here, in one line."""
    return " · ".join(
        [f"Footnote {_version('footnote-bot')}", f"Python {platform.python_version()}"]
        + [f"{name} {_version(name)}" for name in ("python-telegram-bot", "faiss-cpu")]
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
