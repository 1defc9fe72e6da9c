"""The report: shares of groups, worked out by hand."""

import json

from bot.answering.said.reply import Footnote, Reply
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import Verdict
from bot.evaluation.report import make_report, render_report

_NOTE = Footnote("a", "A", "", "", False, "", 1, "It is 7.", 0, 8)
_SAID = Reply("value", ("7 [1]",), (_NOTE,), "7")
_REFUSED = Reply("refusal", ("No.",), reason="nothing_relevant")


def _verdict(
    expect: str, kind: str, reply: Reply, ms: float, *, right: bool, cited: bool = True, supported: bool = True
) -> Verdict:
    question = GoldQuestion.model_validate(
        {
            "id": f"{expect}{ms}",
            "question": "?",
            "expect": expect,
            "kind": kind,
            "cites": ["7"] if expect == "answer" else [],
        }
    )
    return Verdict(question, reply, right, cited, supported, ms)


VERDICTS = [
    _verdict("answer", "value", _SAID, 10, right=True),
    _verdict("answer", "value", _SAID, 20, right=True, cited=False),
    _verdict("answer", "date", _SAID, 30, right=False, cited=False, supported=False),
    _verdict("answer", "date", _REFUSED, 40, right=False, cited=False),
    _verdict("refuse", "value", _REFUSED, 50, right=True),
]


def test_shares_are_those_that_one_counts() -> None:
    """Right, answered and supported are of all; cited is of the right answers that have a proof."""
    report = make_report("gold", VERDICTS)
    assert (report.set, report.n, report.median_ms, report.p95_ms) == ("gold", 5, 30, 40)
    row = report.overall
    assert (row.n, row.right, row.answered, row.cited, row.supported) == (5, 0.6, 0.6, 0.5, 0.8)


def test_groups_are_counted_apart() -> None:
    """What is expected and the kind of question make a row each; a group without proofs has no share of them."""
    report = make_report("gold", VERDICTS)
    assert [(row.group, row.n, row.right) for row in report.expectations] == [("answer", 4, 0.5), ("refuse", 1, 1.0)]
    kinds = {row.group: row for row in report.kinds}
    assert list(kinds) == ["answer: date", "answer: value", "refuse: value"]
    assert kinds["answer: date"].right == 0.0
    assert kinds["refuse: value"].cited is None
    assert sum(row.n for row in report.kinds) == sum(row.n for row in report.expectations) == report.n


def test_the_order_of_questions_does_not_matter() -> None:
    """A report is of the set, not of the sequence."""
    assert make_report("gold", VERDICTS) == make_report("gold", VERDICTS[::-1])


def test_a_report_can_be_read_by_people_and_by_programs() -> None:
    """The table has a line for each row; the data survive JSON."""
    report = make_report("gold", VERDICTS)
    table = render_report(report)
    for row in (*report.kinds, *report.expectations, report.overall):
        line = next(line for line in table.splitlines() if line.startswith(row.group))
        assert f"{row.right:.1%}" in line
    assert json.loads(json.dumps(report.as_json()))["overall"]["cited"] == 0.5
