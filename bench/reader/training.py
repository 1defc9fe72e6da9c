"""A run of training: from examples to a network, with checkpoints and a log."""

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from bench.reader.batches import Batches, tensors_of
from bench.reader.checkpoint import load_checkpoint, save_checkpoint
from bench.reader.grading import grade
from bench.reader.lessons import Lesson
from bench.reader.mix import Mix
from bench.reader.network import ReaderNetwork
from bench.reader.reading import guess_all
from bench.reader.recipe import Recipe
from index.reader.vocabulary import Vocabulary

LOG = "log.jsonl"
_PART_TOKENS = 1536
"""Tokens of what goes through the network at once on a CPU: more of them leave a core's own cache."""
_SAVED_EVERY = 180  # seconds
_LOGGED_EVERY = 10  # steps
_MEASURED = 8  # times in a run


@dataclass(frozen=True, slots=True)
class Machine:
    """What a run has to work with."""

    device: str
    threads: int
    half: bool
    """Whether products are made of sixteen-bit numbers: twice as fast where the processor has them."""


class Training:
    """One run, in a folder of its own; it goes on where the folder's checkpoint says that it stopped."""

    def __init__(
        self,
        *,
        run: Path,
        recipe: Recipe,
        mix: Mix,
        network: ReaderNetwork,
        vocabulary: Vocabulary,
        machine: Machine,
    ) -> None:
        torch.set_num_threads(1)  # parts of a batch run side by side instead
        self._run, self._recipe, self._mix, self._machine = run, recipe, mix, machine
        self._network = network.to(machine.device)
        self._taught = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self._optimiser = torch.optim.AdamW(self._taught, lr=recipe.rate, weight_decay=recipe.decay, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, recipe.rate_at)
        self._batches = Batches(mix.examples, vocabulary, recipe)
        self._vocabulary = vocabulary
        self._aside = mix.kept_aside
        self._step = 0

    def go_on(self, say: Callable[[str], None], until: int | None = None) -> None:
        """Learn from where the run stopped to its end, or up to the step `until`, where it can be taken up again."""
        self._restore()
        say(f"step {self._step} of {self._recipe.steps}")
        last = min(until or self._recipe.steps, self._recipe.steps)
        saved, pace, losses = time.monotonic(), _Pace(), list[float]()
        with ThreadPoolExecutor(self._machine.threads) as pool:
            for batch in islice(self._batches.from_step(self._step), last - self._step):
                losses.append(self._learn(batch, pool))
                self._step += 1
                pace.count(len(batch))
                if self._step % _LOGGED_EVERY == 0:
                    self._log({"loss": sum(losses) / len(losses), "examples_a_second": pace.a_second})
                    losses.clear()
                if self._is_measured():
                    guesses = guess_all(self._network, self._vocabulary, self._aside, self._recipe.longest)
                    self._log({"kept_aside": grade(self._aside, guesses)})
                if time.monotonic() - saved > _SAVED_EVERY:
                    self._save()
                    saved = time.monotonic()
        self._save()

    def _is_measured(self) -> bool:
        steps = self._recipe.steps
        return self._step % max(1, steps // _MEASURED) == 0 or self._step == steps

    def _learn(self, batch: Sequence[Lesson], pool: ThreadPoolExecutor) -> float:
        """One step; the batch's loss."""
        parts = _parts(batch, self._machine.threads) if self._machine.device == "cpu" else [list(batch)]
        gradients: list[tuple[torch.Tensor, ...]] = []
        loss = 0.0
        for own, found in pool.map(lambda part: self._gradients(part, len(batch)), parts):
            loss += own
            gradients.append(found)
        for parameter, pieces in zip(self._taught, zip(*gradients, strict=True), strict=True):
            parameter.grad = sum(pieces[1:], start=pieces[0])
        nn.utils.clip_grad_norm_(self._taught, 1.0)
        self._optimiser.step()
        self._schedule.step()
        return loss

    def _gradients(self, part: Sequence[Lesson], whole: int) -> tuple[float, tuple[torch.Tensor, ...]]:
        with ExitStack() as stack:
            if self._machine.half:
                stack.enter_context(torch.autocast(self._machine.device, dtype=torch.bfloat16))
            numbers, counts, types = tensors_of([lesson.window for lesson in part], self._machine.device)
            first, last, answers, doubt = self._network.scores(numbers, counts, types)
        loss = self._loss((first.float(), last.float(), answers.float()), counts, part)
        if doubt is not None:
            loss = loss + self._recipe.doubting * _doubting(doubt.float(), part)
        loss = loss / whole
        return float(loss.detach()), torch.autograd.grad(loss, self._taught)

    def _loss(
        self, scores: tuple[torch.Tensor, torch.Tensor, torch.Tensor], counts: torch.Tensor, part: Sequence[Lesson]
    ) -> torch.Tensor:
        """The losses of a part's lessons, summed: half of each end's, and the head's by its weight."""
        device = counts.device
        padding = counts == 0
        firsts = torch.tensor([lesson.first for lesson in part], device=device)
        lasts = torch.tensor([lesson.last for lesson in part], device=device)
        answered = torch.tensor([float(lesson.answers) for lesson in part], device=device)
        ends = [
            functional.cross_entropy(found.masked_fill(padding, -1e4), wanted, reduction="sum")
            for found, wanted in zip(scores[:2], (firsts, lasts), strict=True)
        ]
        head = functional.binary_cross_entropy_with_logits(scores[2], answered, reduction="sum")
        return (ends[0] + ends[1]) / 2 + self._recipe.answering * head

    def _log(self, line: dict[str, object]) -> None:
        line = {"at": round(time.time()), "step": self._step, "of": self._recipe.steps} | line
        with (self._run / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        save_checkpoint(
            self._run,
            {
                "recipe": self._recipe.settings(),
                "step": self._step,
                "network": self._network.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "schedule": self._schedule.state_dict(),
                "chance": torch.get_rng_state(),
            },
        )

    def _restore(self) -> None:
        state = load_checkpoint(self._run)
        if state is None:
            return
        if state["recipe"] != self._recipe.settings():
            raise SystemExit(f"{self._run} holds a run with another recipe, {state['recipe']}; name another folder")
        self._step = state["step"]
        self._network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        for group in self._optimiser.param_groups:
            group["fused"] = True  # a checkpoint of an optimiser that was not says so
        self._schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["chance"])


def _doubting(doubt: torch.Tensor, part: Sequence[Lesson]) -> torch.Tensor:
    """The losses of what is known of the lessons' words, for each lesson the mean over its words, summed."""
    rows = [[*lesson.doubts, *[None] * (doubt.shape[1] - len(lesson.doubts))] for lesson in part]
    known = torch.tensor([[float(value is not None) for value in row] for row in rows], device=doubt.device)
    wanted = torch.tensor([[value or 0.0 for value in row] for row in rows], device=doubt.device)
    losses = functional.binary_cross_entropy_with_logits(doubt, wanted, reduction="none") * known
    return (losses.sum(dim=1) / known.sum(dim=1).clamp(min=1.0)).sum()


class _Pace:
    """How many examples a second there have been since the run was taken up."""

    def __init__(self) -> None:
        self._begun, self._told = time.monotonic(), 0

    def count(self, examples: int) -> None:
        """So many more have been learnt."""
        self._told += examples

    @property
    def a_second(self) -> float:
        """The mean so far."""
        return self._told / max(1e-9, time.monotonic() - self._begun)


def _parts(batch: Sequence[Lesson], threads: int) -> list[list[Lesson]]:
    """The batch in equal parts that hold about `_PART_TOKENS` at most, as many as keep all threads busy."""
    tokens = len(batch) * max(len(lesson.window.numbers) for lesson in batch)
    rounds = -(-tokens // (_PART_TOKENS * threads))
    size = -(-len(batch) // (rounds * threads))
    return [list(batch[start : start + size]) for start in range(0, len(batch), size)]
