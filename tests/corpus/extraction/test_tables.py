"""Laws of tables: a figure has the measure, the owner, the period, the unit and the scale that its heads name."""

import random
from datetime import date
from decimal import Decimal

import pytest

from corpus.article import Article
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span

PIECES = (
    "|",
    "|---|---|",
    "\n",
    "\n\n",
    "2023",
    "Revenue",
    "1,204",
    "(3.1)",
    "12%",
    "Year",
    "£m",
    " ",
    "\t",
    "Total",
    "a",
)


def _read(text: str) -> tuple[Fact, ...]:
    body = f"# Halden Mills in figures\n\nHalden Mills makes flour.\n\n{text}\n"
    facts = extract_facts(Article("mills", body, Span(0, len(body)), "Halden Mills in figures"))
    return tuple(fact for fact in facts if fact.rule == "table")


def _figure(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value


def test_measures_down_and_periods_across() -> None:
    """A row is a measure of what the article is about, a column its period, and the caption gives unit and scale."""
    facts = _read(
        "In millions of pounds:\n\n| | 2022 | 2023 |\n|---|---|---|\n| Revenue | 1,121.3 | 1,142.7 |\n| Loss | (6) | |"
    )
    told = [(fact.subject, fact.metric, fact.period and fact.period.start, _figure(fact).value) for fact in facts]
    assert told == [
        ("Halden Mills", "revenue", date(2022, 1, 1), Decimal(1121300000)),
        ("Halden Mills", "revenue", date(2023, 1, 1), Decimal(1142700000)),
        ("Halden Mills", "loss", date(2022, 1, 1), Decimal(-6000000)),
    ]
    assert {_figure(fact).unit for fact in facts} == {"GBP"}


def test_things_down_and_measures_across() -> None:
    """A row is a thing, and each column one measure of it in its own unit."""
    facts = _read(
        "| Phone | Price in euros | Weight (g) | Recycled |\n|---|---|---|---|\n| Alder 1 | 579 | 225 | 28% |"
    )
    assert {fact.subject for fact in facts} == {"Alder 1"}
    assert [(_figure(fact).value, _figure(fact).unit) for fact in facts] == [
        (Decimal(579), "EUR"), (Decimal(225), "gram"), (Decimal(28), "percent"),
    ]  # fmt: skip


def test_periods_down_and_measures_across() -> None:
    """Where the rows are times, each column is a measure of what the article is about."""
    facts = _read("| Year | Visitors |\n|---|---|\n| 2022 | 31,200 |\n| 2023 | 35,410 |")
    assert [(fact.metric, fact.role, fact.period and fact.period.end) for fact in facts] == [
        ("visitors", "count", date(2022, 12, 31)), ("visitors", "count", date(2023, 12, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "| 1,204 | 1,310 |\n|---|---|\n| 1,402 | 1,500 |",
        "| | 2022 | 2023 | Change |\n|---|---|---|---|\n| Revenue | | | 17 |",
        "| Phone | Price | Price |\n|---|---|---|\n| Alder 1 | 579 | 560 |",
    ],
)
def test_what_no_head_names_is_left_out(table: str) -> None:
    """No head, a change between columns that are not named, two columns of one name: no fact."""
    assert _read(table) == ()


def test_a_quote_holds_the_head_and_the_figure() -> None:
    """What is quoted begins with the head, so that whoever reads it sees of when the figure is."""
    (fact, *_) = _read("| | 2022 | 2023 |\n|---|---|---|\n| Revenue | 5.1 | 6.2 |")
    assert fact.value_span is not None
    assert fact.quote.start < fact.value_span.start
    assert fact.quote.holds(fact.value_span)


def test_no_text_of_bars_raises() -> None:
    """Whatever is set between bars, each value is a slice of the text within its quote."""
    chance = random.Random(20250306)
    for _ in range(300):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
        body = f"# Halden Mills in figures\n\nHalden Mills makes flour.\n\n{text}\n"
        for fact in _read(text):
            assert fact.value_span is not None
            assert fact.quote.holds(fact.value_span)
            assert _figure(fact).surface == fact.value_span.of(body)
