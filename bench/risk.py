"""Draws Footnote's curves of risk from several reports of ``footnote evaluate`` into one picture.

    .venv/bin/python -m bench.risk --into docs/languages.svg "English=xquad-en.json" "Chinese=xquad-zh.json"

Each report is one that ``--json`` wrote, behind the name that its curve gets.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.command import parser_of
from bot.evaluation.risk_plot import Curve, draw_risk


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the reports and write the picture."""
    parser = parser_of("bench.risk", __doc__)
    parser.add_argument("reports", nargs="+", metavar="NAME=FILE", help="a report, and what its curve is called")
    parser.add_argument("--title", default="Wrong sentences by coverage", help="what stands above the picture")
    parser.add_argument("--into", type=Path, required=True, help="the SVG file to write")
    options = parser.parse_args(arguments)
    named = (report.rpartition("=") for report in options.reports)
    curves = {name: _curve(Path(file)) for name, _, file in named}
    options.into.write_text(draw_risk(options.title, curves), encoding="utf-8")


def _curve(report: Path) -> Curve:
    points = sorted(json.loads(report.read_text(encoding="utf-8"))["risk"]["footnote"])
    return [answered for answered, _ in points], [wrong for _, wrong in points]


if __name__ == "__main__":
    main()
