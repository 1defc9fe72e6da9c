"""The readers of figures and periods, held against the specs of Recognizers-Text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.evaluation.report import MEASURES
from bot.evaluation.spec_verdicts import Verdict, judge_case
from bot.evaluation.specs import read_specs


@dataclass(frozen=True, slots=True)
class SpecRow:
    """Shares of one class in one language, from 0 to 1; the even cases were looked at, the odd ones never."""

    kind: str
    language: str
    subset: bool
    n: int
    value: float | None
    exact: float | None
    exact_even: float | None
    exact_odd: float | None
    silent: float | None


@dataclass(frozen=True, slots=True)
class SpecReport:
    """What an evaluation on the specs found."""

    n: int
    rows: tuple[SpecRow, ...]

    def as_json(self) -> Mapping[str, object]:
        """The report as plain data; the measures of retrieval do not apply."""
        rows = [asdict(row) for row in self.rows]
        return {"set": "recognizers", "n": self.n, "methods": {"footnote": dict.fromkeys(MEASURES)}, "classes": rows}


def evaluate_specs(folder: Path) -> tuple[SpecReport, tuple[Verdict, ...]]:
    """Read every case of the specs under `folder`, and count.

    Raises:
        UserError: the specs are not there.
    """
    verdicts = tuple(judge_case(case) for case in read_specs(folder))
    return SpecReport(sum(verdict.n for verdict in verdicts), tuple(_rows(verdicts))), verdicts


def render_specs(report: SpecReport) -> str:
    """The report as a table: first the subset, then what is reported beside it."""
    head = f"{'class':14} {'':3} {'n':>5} {'value':>8} {'exact':>8} {'even':>8} {'odd':>8} {'silent':>8}"
    lines = [head]
    for row in report.rows:
        shares = (row.value, row.exact, row.exact_even, row.exact_odd, row.silent)
        written = " ".join(f"{'-' if share is None else f'{share:.1%}':>8}" for share in shares)
        lines.append(f"{row.kind:14} {row.language:3} {row.n:>5} {written}" + ("" if row.subset else "  (beside)"))
    return "\n".join(lines)


def _rows(verdicts: Sequence[Verdict]) -> Iterator[SpecRow]:
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault((verdict.case.kind, verdict.case.language), []).append(verdict)
    rows = [_row(kind, language, found) for (kind, language), found in groups.items()]
    for language in ("en", "zh"):
        for name, is_period in (("all figures", False), ("all periods", True)):
            inside = [
                verdict
                for verdict in verdicts
                if verdict.case.subset and verdict.case.language == language and bool(verdict.case.periods) == is_period
            ]
            rows.append(_row(name, language, inside))
    yield from sorted(rows, key=lambda row: (not row.subset, row.kind.startswith("all"), row.language))


def _row(kind: str, language: str, verdicts: Sequence[Verdict]) -> SpecRow:
    halves = [[verdict for verdict in verdicts if verdict.case.number % 2 == parity] for parity in (0, 1)]
    return SpecRow(
        kind=kind,
        language=language,
        subset=all(verdict.case.subset for verdict in verdicts),
        n=sum(verdict.n for verdict in verdicts),
        value=_share(verdicts, "value"),
        exact=_share(verdicts, "exact"),
        exact_even=_share(halves[0], "exact"),
        exact_odd=_share(halves[1], "exact"),
        silent=_share_silent(verdicts),
    )


def _share(verdicts: Sequence[Verdict], counted: str) -> float | None:
    n = sum(verdict.n for verdict in verdicts)
    return round(sum(getattr(verdict, counted) for verdict in verdicts) / n, 4) if n else None


def _share_silent(verdicts: Sequence[Verdict]) -> float | None:
    silent = [verdict.silent for verdict in verdicts if verdict.silent is not None]
    return round(sum(silent) / len(silent), 4) if silent else None
