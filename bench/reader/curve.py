"""The curve of a run: how much better it reads what is kept aside, the further it comes."""

import json
from pathlib import Path

from bench.reader.training import LOG
from bot.evaluation.risk_plot import Curve, draw_shares

_LINES = {"span F1": "f1", "exact match": "em", "AUROC, margin": "auroc_margin", "AUROC, head": "auroc_answers"}
"""What is drawn, by the names in the log."""


def draw_run(run: Path) -> str:
    """An SVG of the measures in a run's log."""
    lines = [json.loads(line) for line in (run / LOG).read_text(encoding="utf-8").splitlines()]
    measured = {line["step"] / line["of"]: line["kept_aside"] for line in lines if "kept_aside" in line}
    curves: dict[str, Curve] = {
        name: (list(measured), [found[key] for found in measured.values()]) for name, key in _LINES.items()
    }
    return draw_shares("Questions kept aside, paragraph given", "share of the run (across), measure (up)", curves)
