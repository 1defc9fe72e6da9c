"""Memory that was used to load something, and is needed no more."""

import ctypes


def give_back() -> None:
    """Let the system have it again, where the C library keeps what is freed: GNU's does, some tenth of a process."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
