"""Where a run stands, so that it goes on after whatever stopped it."""

import io
from pathlib import Path
from typing import Any

import torch

from corpus.files import write_whole

_FILE = "checkpoint.pt"


def save_checkpoint(run: Path, state: dict[str, Any]) -> None:
    """Write it in one step: after a crash there is the last checkpoint or this one, never a part."""
    content = io.BytesIO()
    torch.save(state, content)
    write_whole(run / _FILE, content.getvalue())


def load_checkpoint(run: Path, device: str = "cpu") -> dict[str, Any] | None:
    """The state that was saved last; None where a run has only begun."""
    if not (run / _FILE).is_file():
        return None
    state: dict[str, Any] = torch.load(run / _FILE, map_location=device, weights_only=True)
    return state


def load_run(run: Path) -> dict[str, Any]:
    """The state that a run must have."""
    state = load_checkpoint(run)
    if state is None:
        raise SystemExit(f"{run} holds no checkpoint; train first")
    return state
