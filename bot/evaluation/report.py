"""The report of an evaluation: a row for each kind of question, and one for all."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from bot.evaluation.judge import Verdict

MEASURES = (
    "passage_recall@1", "passage_recall@5", "passage_recall@20", "passage_mrr@10", "sentence@1", "sentence@5",
    "span_em", "span_f1", "refusal_auroc", "coverage@80", "coverage@90",
)  # fmt: skip
"""What a report on a public set holds for each method."""


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one group of questions; shares from 0 to 1, None where the group has nothing to take them of."""

    group: str
    n: int
    right: float
    answered: float
    cited: float | None
    """Of the right answers with a known proof, those that quote it."""
    supported: float


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found."""

    set: str
    n: int
    overall: Row
    expectations: tuple[Row, ...]
    kinds: tuple[Row, ...]
    median_ms: float
    p95_ms: float

    def as_json(self) -> Mapping[str, object]:
        """The report as plain data; measures that need a public set's own gold are null for gold questions."""
        return {**asdict(self), "methods": {"footnote": dict.fromkeys(MEASURES)}}


def make_report(name: str, verdicts: Sequence[Verdict]) -> Report:
    """Count the verdicts."""
    times = sorted(verdict.ms for verdict in verdicts)
    return Report(
        set=name,
        n=len(verdicts),
        overall=_row("all", verdicts),
        expectations=tuple(_grouped(verdicts, lambda verdict: verdict.question.expect)),
        kinds=tuple(_grouped(verdicts, lambda verdict: f"{verdict.question.expect}: {verdict.question.kind}")),
        median_ms=round(statistics.median(times), 1),
        p95_ms=round(times[int(0.95 * (len(times) - 1))], 1),
    )


def render_report(report: Report) -> str:
    """The report as a table."""
    lines = [f"{'':34} {'n':>5} {'right':>7} {'answered':>9} {'cited':>7} {'supported':>10}"]
    lines += [_line(row) for row in (*report.kinds, *report.expectations, report.overall)]
    lines.append(f"median {report.median_ms} ms, 95% within {report.p95_ms} ms")
    return "\n".join(lines)


def _grouped(verdicts: Sequence[Verdict], group_of: Callable[[Verdict], str]) -> Iterable[Row]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(group_of(verdict), []).append(verdict)
    return (_row(name, groups[name]) for name in sorted(groups))


def _row(name: str, verdicts: Sequence[Verdict]) -> Row:
    proved = [v for v in verdicts if v.right and not v.reply.abstained and v.question.cites]
    return Row(
        group=name,
        n=len(verdicts),
        right=_share([v.right for v in verdicts]) or 0.0,
        answered=_share([not v.reply.abstained for v in verdicts]) or 0.0,
        cited=_share([v.cites_right for v in proved]),
        supported=_share([v.supported for v in verdicts]) or 0.0,
    )


def _share(found: Sequence[bool]) -> float | None:
    return round(sum(found) / len(found), 4) if found else None


def _line(row: Row) -> str:
    cited = "-" if row.cited is None else f"{row.cited:.1%}"
    return f"{row.group:34} {row.n:>5} {row.right:>7.1%} {row.answered:>9.1%} {cited:>7} {row.supported:>10.1%}"
