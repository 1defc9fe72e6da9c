"""What a stream is like, before anything is read from it or written to it."""

import io
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # it is closed
        return False


def forgive(stream: TextIO | None) -> None:
    """Let bytes that are no text, and letters that an old encoding lacks, become marks instead of errors."""
    if isinstance(stream, io.TextIOWrapper) and not stream.closed:
        stream.reconfigure(errors="replace")
