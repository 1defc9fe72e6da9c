"""Telegram: the only room that knows it."""

import os

# The library's own switch: durations come as `timedelta`, as they will in its next major version, and without a
# deprecation warning at every flood-control error.
os.environ.setdefault("PTB_TIMEDELTA", "true")
