"""Laws of the time that a report is about."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.reported import reported_period
from corpus.sentences import split_sentences
from corpus.spans import Span

_PUBLISHED = PartialDate(2024, 3, 12)


def _report(
    lead: str, title: str = "Harl Tannery", published: PartialDate | None = _PUBLISHED
) -> tuple[date | None, ...]:
    text = f"{lead} It tans hides."
    article = Article("harl", text, Span(0, len(text)), title, published=published)
    period = reported_period(article, split_sentences(article))
    return (period.start, period.end) if period else ()


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("The tannery made 3 million euros in 2023, after 1 million euros in 2022.", "Harl Tannery"),
        ("The tannery made 3 million euros.", "Harl Tannery in 2023"),
    ],
)
def test_the_latest_past_time_of_title_or_lead_is_reported(lead: str, title: str) -> None:
    """Of the times of a lead that tells a figure, the last that is over is meant; the title's goes before."""
    assert _report(lead, title) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "lead",
    [
        "The tannery will make 3 million euros in 2025.",  # ahead
        "The tannery opened 3 halls in 1987.",  # long ago
        "The tannery opened 3 halls on 4 March 2024.",  # a day
        "The tannery grew its 3 halls from 1990 to 2023.",  # a history
        "The tannery opened its halls in 2023.",  # no figure
        "The tannery made 3 million euros, up from 2 million euros in 2023.",  # what it is up from
        "The tannery made 3 million euros, compared to 2 million euros in 2023.",  # what it is compared with
        "The tannery, which burnt in March 2023, has 3 halls.",  # what says more of a thing
    ],
)
def test_an_article_that_reports_on_no_time_has_none(lead: str) -> None:
    """What lies ahead, long ago, in one day or over decades, and what tells no figure, opens no report."""
    assert _report(lead) == ()


def test_a_lead_that_names_another_time_is_not_overruled_by_the_title() -> None:
    """A title alone says what is reported on only where the lead names no time."""
    assert _report("The tannery, which burnt in March 2019, has 3 halls.", "The best halls of 2023") == ()


def test_an_undated_article_reports_on_no_time() -> None:
    """Without its own day nobody knows what is over."""
    assert _report("The tannery made 3 million euros in 2023.", published=None) == ()


def test_what_a_report_compares_with_is_not_what_it_is_about() -> None:
    """Last year is the time of no report that only tells how much more than last year something was."""
    assert _report("The tannery sold 459,000 hides this spring, 3 percent more than last year.") == ()
