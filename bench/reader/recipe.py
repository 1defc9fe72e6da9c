"""How a run learns: what must stay the same when it is resumed."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run; two runs with the same one learn the same on the same machine."""

    examples: int
    seed: int = 20251101
    longest: int = 224
    """Tokens of a window."""
    batch: int = 16
    rate: float = 1.5e-4
    warm_up: float = 0.06
    """Share of all steps in which the rate rises from nothing; from there it falls to nothing in a straight line."""
    decay: float = 0.01
    dropout: float = 0.0
    answering: float = 0.5
    """Weight of the head that says whether anything answers, beside the span's."""
    doubting: float = 0.0
    """Weight of the doubts about a question's words, beside the same; without any, the network has no such head."""

    @property
    def steps(self) -> int:
        """How many batches there are."""
        return self.examples // self.batch

    def rate_at(self, step: int) -> float:
        """The share of the highest rate at a step, counted from 0.

        >>> recipe = Recipe(examples=2400, warm_up=0.1)
        >>> [round(recipe.rate_at(step), 2) for step in (0, 9, 10, 55, 99)]
        [0.1, 1.0, 1.0, 0.5, 0.01]
        """
        warm = max(1, round(self.steps * self.warm_up))
        if step < warm:
            return (step + 1) / warm
        return (self.steps - step) / max(1, self.steps - warm)

    def settings(self) -> dict[str, float]:
        """All of it, as a log has it."""
        return asdict(self)
