"""Laws of what stays unread: words around a figure that no slot has keep it from answering."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.confidence import GATE
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span


def _sure(text: str, title: str = "Halden Mills") -> list[Fact]:
    article = Article("mills", text, Span(0, len(text)), title, published=PartialDate(2025, 3, 6))
    return [fact for fact in extract_facts(article) if fact.confidence >= GATE]


def _value(fact: Fact) -> str:
    assert isinstance(fact.value, Quantity)
    return fact.value.surface


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In 2022 Halden Mills signed a $50 million contract.", "$50 million"),
        ("Halden Mills uses a 12 megawatt furnace.", "12 megawatt"),
        ("In 2023 the press ranked it third in the country.", "third"),
        ("The tower took the lives of 14 masons.", "14 masons"),
        ("The mill burned 286 euros/tonne in 2023.", "286 euros"),
        ("2 Other Measures of Output continued.", "2 Other Measures"),
        ("Wages, pensions and rents fell by 3% in 2023.", "3%"),
        ("Halden Mills serves 7,000 shops and 40,000 guests daily.", "7,000 shops"),
        ("Profit in 2023 was above the 89 euros of before.", "above the 89 euros"),
        ("Halden Mills would have received 5 million euros in cash.", "5 million euros"),
        ("Output of Halden Mills in 2023 was 11% lower than in 2015.", "11%"),
        ("Output of Halden Mills in 2023 was 11% lower than feared.", "11%"),
        ("Revenue of Halden Mills rose in the second quarter of 2023, and its shares fell 4% on Friday.", "4%"),
    ],
)
def test_what_is_read_in_part_answers_nothing(text: str, figure: str) -> None:
    """A figure of which the sentence says more than its slots hold, or which is a label or a rate, is no fact."""
    assert figure in text
    assert figure not in [_value(fact) for fact in _sure(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("According to the Port Office, Halden Mills employs 612 people.", ("Halden Mills", "612 people")),
        ("Thanks to a dry summer, Halden Mills sold 40 ships in 2023.", ("Halden Mills", "40 ships")),
        ("Halden Mills sold 40 ships in 2023 because of strong demand abroad.", ("Halden Mills", "40 ships")),
        ("A family ticket costs 26 euros.", ("family ticket", "26 euros")),
    ],
)
def test_what_only_says_why_or_who_says_so_need_not_be_read(text: str, told: tuple[str, str]) -> None:
    """What leads up to a fact, or follows it as its cause, is no part of what the figure is of."""
    assert [(fact.subject, _value(fact)) for fact in _sure(text)] == [told]


def test_what_befell_things_is_part_of_their_count() -> None:
    """Whoever had 7 looms approved has not said that they are all the looms there are."""
    (fact,) = _sure("Halden Mills had 7 looms approved for export in 2024.")
    assert fact.scope == ("approved for export",)


def test_a_clause_behind_that_is_of_what_stands_before_it() -> None:
    """The review lasted, and not whoever ended it."""
    (fact,) = _sure("Halden Mills ended a review that lasted nine years.")
    assert (fact.subject, fact.metric) == ("review", "duration")


def test_figures_under_respectively_are_dealt_out_to_times() -> None:
    """With one owner and as many times as figures, each figure has its own time."""
    facts = _sure("The debt of Halden Mills in 2022 and 2023 was 5 million euros and 6 million euros, respectively.")
    assert [(_value(fact), fact.period and fact.period.end and fact.period.end.year) for fact in facts] == [
        ("5 million euros", 2022),
        ("6 million euros", 2023),
    ]


def test_a_metric_of_the_whole_country_is_not_that_of_whom_the_article_is_about() -> None:
    """The world's sales, and consumption in the country, are nobody's here."""
    for text in ("Global chip sales fell by 21% in 2023.", "Beer consumption in the country fell by 21% in 2023."):
        assert not _sure(f"Halden Mills has 40 ships. {text}")[1:]


def test_the_year_of_a_base_is_not_handed_on() -> None:
    """What fell from a figure of last year fell this year, and so did what is told beside it."""
    text = "Net profit of Halden Mills slipped to 196 million euros in 2024 from 214 million euros in 2023, while debt"
    (debt,) = (fact for fact in _sure(f"{text} of Halden Mills rose by 7%.") if _value(fact) == "7%")
    assert debt.period is not None
    assert (debt.period.end or debt.period.start) == date(2024, 12, 31)
