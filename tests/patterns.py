"""What tests ask of regular expressions: that none can take for ever."""

import re
import time

_SEPARATED = re.compile(r"\(\?:(?:\[[^\]]{1,40}\]|,|\\\\u00a0|[ ])\\d(?:\+|\{\d\})\)(?=[*+{])")
_QUIET = 0.03
"""Seconds in which an idle machine counts to a million."""


def nests_quantifiers(pattern: str) -> bool:
    r"""Whether a group that holds "+", "*" or "{" is itself repeated.

    Digits behind a separator may repeat, as in ``(?:,\d{3})+``: the separator shows where each group begins.
    """
    pattern = _SEPARATED.sub("x", pattern)
    plain = re.sub(r"\[[^\]]+\]", "x", re.sub(r"\\.", "x", pattern))
    repeats = [False]  # of each open group: whether anything in it repeats
    for place, sign in enumerate(plain):
        if sign == "(":
            repeats.append(False)
        elif sign == ")":
            inner = repeats.pop()
            if inner and plain[place + 1 : place + 2] in {"+", "*", "{"}:
                return True
            repeats[-1] = repeats[-1] or inner
        elif sign in "+*{":
            repeats[-1] = True
    return False


def slowness() -> float:
    """How much slower than an idle one this machine is just now; never below 1."""
    begun = time.process_time()
    for _ in range(1_000_000):
        pass
    return max(1.0, (time.process_time() - begun) / _QUIET)
