"""Laws of the mean of networks."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # importing torch takes seconds


def test_a_mean_lies_between_and_keeps_what_one_alone_has(tmp_path: Path) -> None:
    """Each weight is the mean of those that have it; the recipe is the last one's."""
    import torch  # noqa: PLC0415

    from bench.reader.averaging import average  # noqa: PLC0415
    from bench.reader.checkpoint import load_run, save_checkpoint  # noqa: PLC0415

    networks = ({"span": torch.tensor([1.0, 4.0])}, {"span": torch.tensor([3.0, 8.0]), "doubt": torch.tensor([5.0])})
    runs = [tmp_path / f"{number}" for number in range(len(networks))]
    for number, (run, network) in enumerate(zip(runs, networks, strict=True)):
        run.mkdir()
        save_checkpoint(run, {"recipe": {"seed": number}, "step": number, "network": network})
    average(runs, tmp_path / "mean")
    mean = load_run(tmp_path / "mean")
    assert {name: weight.tolist() for name, weight in mean["network"].items()} == {"span": [2.0, 6.0], "doubt": [5.0]}
    assert mean["recipe"] == {"seed": 1}


def test_a_mean_is_of_two_at_least(tmp_path: Path) -> None:
    """One run alone is told, and nothing is written."""
    from bench.reader.averaging import average  # noqa: PLC0415

    with pytest.raises(SystemExit, match="two runs"):
        average([tmp_path / "one"], tmp_path / "mean")
    assert not (tmp_path / "mean").exists()
