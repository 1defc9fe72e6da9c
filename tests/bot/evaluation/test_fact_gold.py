"""Our own paragraphs with their facts: how they are scored, and what extraction reaches on them."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import UserError
from bot.evaluation.fact_gold import FactGold, evaluate_facts, read_fact_gold
from corpus.article import Article
from corpus.fact import Fact
from corpus.quantities import read_quantities
from corpus.spans import Span

BENCH = Path(__file__).parents[3] / "bench" / "facts.jsonl"


def _gold(period: str | None = None) -> FactGold:
    fact = {"text": "40 ships", "subject": ["Alder"], "tells": ["ships"], "period": period}
    row = {
        "id": "a",
        "genre": "x",
        "title": "Alder",
        "published": "2025",
        "text": "Alder has 40 ships.",
        "facts": [fact],
    }
    return FactGold.model_validate(row)


def _telling(subject: str, metric: str, confidence: float = 1.0) -> "list[Fact]":
    figure = read_quantities("40 ships")[0]
    return [Fact("a/1", "a", subject, metric, figure, Span(0, 1), role="count", confidence=confidence)]


def test_what_is_told_is_seldom_wrong() -> None:
    """Of the facts above the gate fewer than two in a hundred are wrong, and recall does not fall below what it was."""
    rows = {row.group: row for row in evaluate_facts(read_fact_gold(BENCH))[0]}
    assert (rows["en all"].precision or 0) > 0.98
    assert (rows["en all"].recall or 0) > 0.46
    assert (rows["zh all"].precision or 0) > 0.98
    assert (rows["zh all"].recall or 0) > 0.6


@pytest.mark.parametrize(
    ("subject", "metric", "period", "is_right"),
    [
        ("Alder", "number of ships", None, True),
        ("Birch", "number of ships", None, False),
        ("Alder", "number of cars", None, False),
        ("Alder", "number of ships", "2024", False),
        ("Alder", "number of ships", "?", True),
    ],
)
def test_a_fact_is_right_in_all_its_slots_or_wrong(
    subject: str, metric: str, period: str | None, is_right: bool
) -> None:
    """Another owner, another thing counted, another time: each makes a fact wrong."""

    def extract(_article: Article) -> list[Fact]:
        return _telling(subject, metric)

    row = evaluate_facts([_gold(period)], extract)[0][-1]
    assert (row.wrong, row.precision, row.recall) == (0 if is_right else 1, float(is_right), float(is_right))


def test_what_lies_below_the_gate_is_not_counted() -> None:
    """A fact that may answer nothing is neither right nor wrong; it is missing."""
    row = evaluate_facts([_gold()], lambda _article: _telling("Birch", "number of ships", confidence=0.1))[0][-1]
    assert (row.told, row.wrong, row.precision, row.recall) == (0, 0, None, 0.0)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """The error says in which line the paragraph is none."""
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps({"id": "a"}) + "\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"own\.jsonl:1"):
        read_fact_gold(file)


def test_the_command_prints_every_genre(capsys: pytest.CaptureFixture[str]) -> None:
    """The table has a row for each genre and language."""
    assert main(["evaluate", "facts", "--data", str(BENCH)]) == 0
    assert "en public health" in capsys.readouterr().out
