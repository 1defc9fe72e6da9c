"""The figures of docs/sets.md, as tables, from the reports of ``footnote evaluate``.

    .venv/bin/python -m bench.sets squad2.json qed.json xquad-en.json xquad-zh.json xquad-zh-en.json tatqa.json

Each report is one that ``--baselines --json`` wrote.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.command import parser_of

Report = Mapping[str, Any]
_FOUND = {
    "the right passage comes first": "passage_recall@1",
    "the right passage is among the first five": "passage_recall@5",
    "the answering sentence comes first": "sentence@1",
    "the answering sentence is among the first five": "sentence@5",
    "parts what is answered from what is off the corpus (AUROC)": "refusal_auroc",
}
_OWN = {
    "F1 of the words": "span_f1",
    "answered at 80% accuracy": "coverage@80",
    "answered at 90% accuracy": "coverage@90",
}
_BESIDE = ("answered, answerable", "answered, off-corpus", "citation precision")
_METHODS = ("dense", "bm25", "rrf")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the reports and print the tables."""
    parser = parser_of("bench.sets", __doc__)
    parser.add_argument("reports", nargs="+", type=Path, metavar="FILE", help="a report")
    options = parser.parse_args(arguments)
    reports = [json.loads(file.read_text(encoding="utf-8")) for file in options.reports]
    for title, measure in _FOUND.items():
        head: Sequence[str] = (title, "Footnote", "95%", "vectors", "BM25", "RRF", "of the better")
        print(*_table(head, [_found(report, measure) for report in reports]), "", sep="\n")  # noqa: T201
    head = ("", *_OWN, *_BESIDE)
    print(*_table(head, [_own(report) for report in reports]), sep="\n")  # noqa: T201


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _line(head)
    yield "|" + "---|" * len(head)
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _found(report: Report, measure: str) -> Sequence[str]:
    """A row of what Footnote is held against: the better one is vectors or BM25, each alone."""
    figures = {name: report["methods"][name][measure] for name in ("footnote", *_METHODS)}
    low, high = report["intervals"]["footnote"][measure]
    better = max(figures["dense"], figures["bm25"])
    return (
        report["set"],
        f"**{figures['footnote']:.3f}**",
        f"{low:.3f} to {high:.3f}",
        *(f"{figures[name]:.3f}" for name in _METHODS),
        f"{figures['footnote'] / better:.3f}",
    )


def _own(report: Report) -> Sequence[str]:
    shares = [report["methods"]["footnote"][measure] for measure in _OWN.values()]
    shares += [report["beside"]["footnote"][name] for name in _BESIDE]
    return (report["set"], *("-" if share is None else f"{share:.3f}" for share in shares))


if __name__ == "__main__":
    main()
