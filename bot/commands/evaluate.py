"""``footnote evaluate``: answers, retrieval, or the readers of figures and periods, held against what is right."""

import argparse
import json
import sys
from collections.abc import Mapping

from bot.commands import evaluate_facts, evaluate_figures, evaluate_gold, evaluate_public, evaluate_recognizers
from bot.errors import UserError

_SETS = {
    "gold": evaluate_gold.run,
    "facts": evaluate_facts.run,
    "figures": evaluate_figures.run,
    "recognizers": evaluate_recognizers.run,
    **dict.fromkeys(evaluate_public.READERS, evaluate_public.run),
}


def run(options: argparse.Namespace) -> int:
    """Measure on one set; the report as a table, and as JSON where a file is named for it."""
    for written in (options.json, options.plot):
        if written and not written.parent.is_dir():
            raise UserError(f"{written.parent}: there is no such folder; make it, or name another file")
    if options.set != "gold" and not options.data:
        raise UserError(f"the set {options.set} lies outside the project; say where by --data")
    if options.calibrate and options.set != "gold":
        raise UserError(f"--calibrate learns from gold questions alone, not from {options.set}; leave one out")
    report: Mapping[str, object] | None = _SETS[options.set](options)
    if options.json and report is not None:
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    sys.stdout.flush()
    return 0
