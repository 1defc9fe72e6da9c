"""``footnote evaluate gold --calibrate``: when to trust an answer, learnt from a corpus's own gold questions."""

import argparse
from collections.abc import Sequence

from bot.answering.agreed.judge import KINDS, Judge, Kind, default_calibration
from bot.commands.own_cases import own_cases
from bot.commands.shared import progress_bar, read_places, read_settings
from bot.errors import UserError
from bot.evaluation.calibrate import Case, as_yaml, calibrate
from bot.evaluation.gold import GoldQuestion
from bot.own_calibration import NAME
from corpus.files import write_whole

_FEWEST = 30
"""With fewer answers of a kind than these, chance would set its limit."""
_LIMITED: Sequence[Kind] = ("fact", "sentence")
"""The kinds that the limits let through: a reader lets nothing through that would not pass without it."""
_HEAD = """\
When to trust an answer: weights of signals, and what was wrong from each probability on as [limit, wrong, answered].
Fitted by `footnote evaluate gold --calibrate` to questions of one's own; without this file Footnote's own is used."""


def calibrate_by(questions: Sequence[GoldQuestion], options: argparse.Namespace) -> str:
    """Write the calibration that the questions give beside the corpus; sentences that say what came of it.

    Raises:
        UserError: there are too few answers to learn from.
    """
    settings = read_settings()
    places = read_places(options, settings)
    with progress_bar() as progress:
        cases = own_cases(questions, settings, places, progress)
    enough = {kind: cases[kind] if len(cases[kind]) >= _FEWEST else () for kind in KINDS}
    if not any(enough.values()):
        raise UserError(
            f"the questions get only {len(cases['fact'])} answers from facts and {len(cases['sentence'])} from "
            f"sentences that could be right or wrong; to calibrate takes {_FEWEST} of either"
        )
    calibration = calibrate(enough, default_calibration())
    file = places.corpus / NAME
    write_whole(file, as_yaml(calibration, _HEAD).encode())
    judge = calibration.judge(settings.target_error)
    told = "".join(f"- from {kind}s, {_learnt(kind, cases[kind], judge)}\n" for kind in _LIMITED)
    return (
        f"{file} is written. With TARGET_ERROR={settings.target_error:g}, of the answers that nothing forbids\n{told}"
    )


def _learnt(kind: Kind, found: Sequence[Case], judge: Judge) -> str:
    """What the questions have taught of one kind of answers, in words."""
    if len(found) < _FEWEST:
        return f"{len(found)} are too few to learn from, so that nothing changes"
    given = [case for case in found if judge.confidence(kind, case.signals) >= judge.limits[kind]]
    return f"{len(given)} of {len(found)} are given, {sum(not case.right for case in given)} of these wrong"
