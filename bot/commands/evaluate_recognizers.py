"""``footnote evaluate recognizers``: the readers of figures and periods against public specs."""

import argparse
import sys
from collections.abc import Iterator, Mapping

from bot.evaluation.recognizers import evaluate_specs, render_specs
from bot.evaluation.spec_verdicts import Verdict


def run(options: argparse.Namespace) -> Mapping[str, object]:
    """Read every case, print the table, and hand back the report."""
    report, verdicts = evaluate_specs(options.data)
    if options.misses:
        sys.stdout.writelines(_miss(verdict) for verdict in _shown(verdicts))
    sys.stdout.write(render_specs(report) + "\n")
    return report.as_json()


def _shown(verdicts: tuple[Verdict, ...]) -> Iterator[Verdict]:
    """The misses of the subset among the even cases; the odd ones are kept for measuring."""
    for verdict in verdicts:
        if verdict.exact < verdict.n and verdict.case.subset and verdict.case.number % 2 == 0:
            yield verdict


def _miss(verdict: Verdict) -> str:
    case = verdict.case
    wanted = [*case.figures, *case.periods]
    return f"{case.kind} {case.language} {case.number}: {case.text}\n    want {wanted}\n"
