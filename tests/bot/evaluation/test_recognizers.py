"""The specs of figures and periods: which cases are measured, how their ends are taken, and what counts as right."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.errors import UserError
from bot.evaluation.recognizers import evaluate_specs
from bot.evaluation.spec_verdicts import judge_case
from bot.evaluation.specs import SpecCase, WantedFigure, WantedPeriod, read_specs
from corpus.dates import PartialDate

FILES = {
    "Number": ("NumberModel", "PercentModel", "NumberRangeModel", "OrdinalModel"),
    "NumberWithUnit": ("CurrencyModel", "DimensionModel", "TemperatureModel", "AgeModel"),
    "DateTime": ("DatePeriodParser", "DateTimeModel", "DateParser"),
}
REFERENCE = {"ReferenceDateTime": "2024-05-06T00:00:00"}


def _figure(text: str, value: str, **resolution: str) -> dict[str, Any]:
    results = [{"Text": text, "TypeName": "number", "Resolution": {"value": value, **resolution}}]
    return {"Input": f"They found {text} there.", "Results": results}


def _period(text: str, timex: str, start: str, end: str, **more: str) -> dict[str, Any]:
    values = [{"timex": timex, "type": "daterange", "start": start, "end": end, **more}]
    result = {"Text": text, "TypeName": "datetimeV2.daterange", "Resolution": {"values": values}}
    return {"Input": f"It rose {text}.", "Context": REFERENCE, "Results": [result]}


@pytest.fixture(name="specs")
def specs_of_every_kind(tmp_path: Path) -> Path:
    """Specs with a case or two of our own, and every other file empty."""
    cases: dict[tuple[str, str], list[Any]] = {
        ("English", "NumberModel"): [_figure("1,250 pots", "1250"), _figure("2^3", "8")],
        ("English", "CurrencyModel"): [_figure("$ 3.5 million", "3500000", unit="Dollar")],
        ("English", "NumberRangeModel"): [_figure("over 30", "(30,)"), _figure("between 4 and 9", "[4,9)")],
        ("English", "DateTimeModel"): [
            _period("in 2019", "2019", "2019-01-01", "2020-01-01"),
            _period("from 2019 to 2021", "(2019-01-01,2021-01-01,P2Y)", "2019-01-01", "2021-01-01"),
            _period("this week", "2024-W19", "2024-05-06", "2024-05-13"),
        ],
        ("Chinese", "PercentModel"): [_figure("百分之七", "7%")],
    }
    for language in ("English", "Chinese"):
        for room, names in FILES.items():
            folder = tmp_path / "Specs" / room / language
            folder.mkdir(parents=True)
            for name in names:
                written = json.dumps(cases.get((language, name), []), ensure_ascii=False)
                (folder / f"{name}.json").write_text("\ufeff" + written, encoding="utf-8")
    return tmp_path


def test_the_subset_goes_by_form_and_not_by_outcome(specs: Path) -> None:
    """A power is no figure and a week no period of months or years, whoever could read them; all else is a case."""
    texts = [case.text for case in read_specs(specs)]
    assert len(texts) == 7
    assert not any("2^3" in text or "week" in text for text in texts)


def test_exclusive_ends_become_included_ones(specs: Path) -> None:
    """A period ends on the day before the spec's end; one that names its last year ends with that year."""
    periods = [case.periods[0].readings for case in read_specs(specs) if case.periods]
    assert periods == [((date(2019, 1, 1), date(2019, 12, 31)),), ((date(2019, 1, 1), date(2021, 12, 31)),)]


def test_what_is_read_rightly_counts_once(specs: Path) -> None:
    """All of these are read: the report says so for every class and for the subset as a whole."""
    report, verdicts = evaluate_specs(specs)
    assert [verdict.exact for verdict in verdicts] == [1] * len(verdicts)
    rows = {(row.kind, row.language): row for row in report.rows}
    assert rows["all figures", "en"].n == 4
    assert rows["all figures", "en"].exact == 1.0
    assert report.as_json()["set"] == "recognizers"


def _case(text: str, **wanted: Any) -> SpecCase:  # noqa: ANN401 - figures or periods
    return SpecCase(wanted.pop("kind", "number"), "en", 0, True, text, PartialDate(2024, 5, 6), **wanted)


def test_a_right_value_with_a_wrong_unit_is_half_right() -> None:
    """The value counts, the whole does not."""
    verdict = judge_case(
        _case("They paid 7 dollars.", kind="money", figures=(WantedFigure(Decimal(7), "Euro", "EUR"),))
    )
    assert (verdict.value, verdict.exact) == (1, 0)


def test_one_figure_answers_one_wanted_figure() -> None:
    """Where a text holds a figure once, two that are wanted do not both find it."""
    wanted = (WantedFigure(Decimal(7)), WantedFigure(Decimal(7)))
    assert judge_case(_case("They found 7 pots.", figures=wanted)).exact == 1


def test_a_period_must_have_both_its_days() -> None:
    """A year is not its first half."""
    half = WantedPeriod(((date(2023, 1, 1), date(2023, 6, 30)),))
    assert judge_case(_case("It fell in 2023.", kind="year", periods=(half,))).exact == 0
    assert judge_case(_case("It fell in the first half of 2023.", kind="year", periods=(half,))).exact == 1


def test_silence_is_counted_where_nothing_is_wanted() -> None:
    """A sentence without a figure is right where none is read, and wrong where one is."""
    assert judge_case(_case("They found some pots.")).silent is True
    assert judge_case(_case("They found 12 pots.")).silent is False


def test_a_missing_spec_is_named(tmp_path: Path) -> None:
    """The error says which file is not there."""
    with pytest.raises(UserError, match=r"NumberModel\.json: there is no such spec"):
        read_specs(tmp_path)


def test_the_command_writes_the_report(specs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table goes to the screen, the report to the file; without the data the command says where to name it."""
    file = tmp_path / "report.json"
    assert main(["evaluate", "recognizers", "--data", str(specs), "--json", str(file)]) == 0
    assert "all figures" in capsys.readouterr().out
    assert {"set", "n", "methods", "classes"} <= json.loads(file.read_text()).keys()
    assert main(["evaluate", "recognizers"]) == 2
    assert "--data" in capsys.readouterr().err
