"""Laws of a run of training, with a network of two small layers."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.reader.course import FURTHER
from bench.reader.mix import gather_mix
from index.model_source import DEFAULT_MODEL, find_source
from index.reader.vocabulary import Vocabulary
from tests.bench.reader.sets import short_course, write_sets

pytestmark = pytest.mark.slow  # importing torch takes seconds

COURSE = short_course(FURTHER, examples=240, batch=8, rate=2e-3, dropout=0.0)
RECIPE = COURSE.recipe
Make = Callable[[Path], Any]


@pytest.fixture(name="make")
def _make(tmp_path: Path) -> Make:
    import torch  # noqa: PLC0415
    from transformers import BertConfig, BertModel  # noqa: PLC0415

    from bench.reader.network import ReaderNetwork  # noqa: PLC0415
    from bench.reader.training import Machine, Training  # noqa: PLC0415

    write_sets(tmp_path)
    folder = find_source(DEFAULT_MODEL).folder
    assert folder
    vocabulary = Vocabulary.load(folder / "tokenizer.json")
    small = BertConfig(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)

    def make(run: Path) -> Training:
        run.mkdir(exist_ok=True)
        torch.manual_seed(RECIPE.seed)
        return Training(
            run=run,
            recipe=RECIPE,
            mix=gather_mix(tmp_path, COURSE),
            network=ReaderNetwork(BertModel(small, add_pooling_layer=False), doubts=True),
            vocabulary=vocabulary,
            machine=Machine("cpu", 1, half=False),
        )

    return make


def log_of(run: Path) -> list[dict[str, Any]]:
    """The lines of a run's log, without what the clock says."""
    lines = [json.loads(line) for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in line.items() if key not in {"at", "examples_a_second"}} for line in lines]


def test_a_run_that_is_taken_up_again_ends_as_one_that_never_stopped(tmp_path: Path, make: Make) -> None:
    """A run goes on from its checkpoint, in another process too, and comes to the same weights and the same log."""
    import torch  # noqa: PLC0415

    from bench.reader.checkpoint import load_checkpoint  # noqa: PLC0415

    make(tmp_path / "whole").go_on(str)
    for until in (7, 20, None):
        make(tmp_path / "parted").go_on(str, until)
    whole, parted = (load_checkpoint(tmp_path / run) for run in ("whole", "parted"))
    assert whole
    assert parted
    assert whole["step"] == RECIPE.steps
    assert all(torch.equal(whole["network"][name], parted["network"][name]) for name in whole["network"])
    measured = [[line for line in log_of(tmp_path / run) if "kept_aside" in line] for run in ("whole", "parted")]
    assert measured[0] == measured[1]


def test_a_run_learns(tmp_path: Path, make: Make) -> None:
    """The loss falls, and what the log says of it can be read line by line."""
    make(tmp_path / "run").go_on(str)
    losses = [line["loss"] for line in log_of(tmp_path / "run") if "loss" in line]
    assert losses[-1] < 0.8 * losses[0]


def test_another_recipe_needs_another_folder(tmp_path: Path, make: Make) -> None:
    """A run is never taken up with other settings than it began with."""
    run = make(tmp_path / "run")
    run.go_on(str, 2)
    state = (tmp_path / "run" / "checkpoint.pt").read_bytes()
    other = make(tmp_path / "run")
    other._recipe = replace(RECIPE, examples=80)
    with pytest.raises(SystemExit, match="another recipe"):
        other.go_on(str)
    assert (tmp_path / "run" / "checkpoint.pt").read_bytes() == state


def test_what_another_run_learnt_is_begun_with(tmp_path: Path, make: Make) -> None:
    """A network takes over what one without doubts knows, and answers as that one but for what its own doubts cost."""
    import torch  # noqa: PLC0415

    plain, doubting = (make(tmp_path / name)._network for name in ("plain", "doubting"))
    taught = {name: weight for name, weight in plain.state_dict().items() if not name.startswith("doubt.")}
    doubting.take_over(taught)
    assert all(torch.equal(doubting.state_dict()[name], weight) for name, weight in taught.items())
    with pytest.raises(ValueError, match=r"span\.weight"):
        doubting.take_over({name: weight for name, weight in taught.items() if name != "span.weight"})
