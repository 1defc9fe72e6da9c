"""Our own sentences with their figures and periods: how they are scored, and what the readers reach on them."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import UserError
from bot.evaluation.figure_gold import FigureGold, evaluate_figures, read_figure_gold

BENCH = Path(__file__).parents[3] / "bench" / "figures.jsonl"


def _gold(text: str, *figures: dict[str, str], periods: tuple[dict[str, str], ...] = ()) -> FigureGold:
    row = {"id": "a", "language": "en", "genre": "news", "text": text, "figures": figures, "periods": periods}
    return FigureGold.model_validate(row)


def test_the_readers_keep_what_they_reach() -> None:
    """On sentences of many genres values, units and periods do not fall below what was reached once."""
    rows = {row.group: row for row in evaluate_figures(read_figure_gold(BENCH))[0]}
    assert rows["en all"].value > 0.97
    assert rows["en all"].value_unit > 0.96
    assert rows["zh all"].value_unit > 0.98
    assert rows["en all"].period > 0.97
    assert rows["zh all"].period > 0.96


def test_too_much_counts_against_the_reader_as_too_little_does() -> None:
    """A figure that is not wanted halves precision, one that is not found halves recall."""
    too_much = _gold("They sold 7 pots and 9 pans.", {"value": "7", "unit": "pot"})
    too_little = _gold("They sold 7 pots.", {"value": "7", "unit": "pot"}, {"value": "9", "unit": "pan"})
    for gold in (too_much, too_little):
        row = evaluate_figures([gold])[0][0]
        assert row.value == row.value_unit == pytest.approx(0.6667)


def test_unit_operator_and_value_are_told_apart() -> None:
    """A right value with another unit counts for the value alone; so does a bound that was not read."""
    row = evaluate_figures([_gold("They paid over 7 dollars.", {"value": "7", "unit": "EUR"})])[0][0]
    assert (row.value, row.value_unit, row.value_operator) == (1.0, 0.0, 0.0)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """The error says in which line the sentence is none."""
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps({"id": "a"}) + "\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"own\.jsonl:1"):
        read_figure_gold(file)


def test_the_command_prints_every_genre(capsys: pytest.CaptureFixture[str]) -> None:
    """The table has a row for each genre and language."""
    assert main(["evaluate", "figures", "--data", str(BENCH)]) == 0
    assert "en science" in capsys.readouterr().out
