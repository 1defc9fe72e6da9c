"""The mean of networks that went on from one another, which knows more than either.

Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing
inference time".
"""

from collections.abc import Sequence
from pathlib import Path

import torch

from bench.reader.checkpoint import load_run, save_checkpoint


def average(runs: Sequence[Path], into: Path) -> None:
    """Write, as a run that can be exported, the network whose weights are the mean of these runs' own.

    What only some have is the mean of theirs. The recipe is the last run's.
    """
    if len(runs) < 2:  # noqa: PLR2004 - a mean of one is that one
        raise SystemExit("name two runs at least with --run")
    states = [load_run(run) for run in runs]
    networks = [state["network"] for state in states]
    names = dict.fromkeys(name for network in networks for name in network)
    mean = {name: _mean([network[name] for network in networks if name in network]) for name in names}
    into.mkdir(parents=True, exist_ok=True)
    save_checkpoint(into, {**{key: states[-1][key] for key in ("recipe", "step")}, "network": mean})


def _mean(weights: Sequence[torch.Tensor]) -> torch.Tensor:
    return torch.stack([weight.double() for weight in weights]).mean(dim=0).to(weights[0].dtype)
