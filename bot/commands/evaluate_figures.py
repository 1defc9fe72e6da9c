"""``footnote evaluate figures``: the readers of figures and periods against sentences in our own words."""

import argparse
import sys
from collections.abc import Mapping

from bot.evaluation.figure_gold import FigureMiss, evaluate_figures, figures_as_json, read_figure_gold, render_figures


def run(options: argparse.Namespace) -> Mapping[str, object]:
    """Read every sentence, print the table, and hand back the report."""
    gold = read_figure_gold(options.data)
    rows, misses = evaluate_figures(gold)
    if options.misses:
        sys.stdout.writelines(_miss(miss) for miss in misses)
    sys.stdout.write(render_figures(rows) + "\n")
    return figures_as_json(rows, len(gold))


def _miss(miss: FigureMiss) -> str:
    read = [(figure.surface, str(figure.value), figure.unit) for figure in miss.figures]
    periods = [(period.surface, str(period.start), str(period.end)) for period in miss.periods]
    return f"{miss.gold.id}: {miss.gold.text}\n    got {read} {periods}\n"
