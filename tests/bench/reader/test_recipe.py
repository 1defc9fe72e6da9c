"""Laws of a run's schedule."""

import pytest

from bench.reader.recipe import Recipe


@pytest.mark.parametrize("examples", [32, 1000, 22_000])
def test_the_rate_rises_and_falls_to_nothing(examples: int) -> None:
    """It rises to its highest and falls from there in a straight line; no step learns nothing."""
    recipe = Recipe(examples=examples)
    rates = [recipe.rate_at(step) for step in range(recipe.steps)]
    top = rates.index(max(rates))
    assert rates == sorted(rates[: top + 1]) + sorted(rates[top + 1 :], reverse=True)
    assert max(rates) == 1
    assert min(rates) > 0
    assert recipe.rate_at(recipe.steps) == 0
