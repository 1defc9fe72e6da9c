"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the number of steps done and the number of steps in all."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
