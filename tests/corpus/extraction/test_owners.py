"""Laws of owners: whom a figure belongs to, where its sentence says it in more than the plainest way."""

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.confidence import GATE
from corpus.extraction.extract import extract_facts
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span


def _sure(text: str, title: str = "Alder") -> list[Fact]:
    article = Article("alder", text, Span(0, len(text)), title, published=PartialDate(2025, 11, 17))
    return [fact for fact in extract_facts(article) if fact.confidence >= GATE and isinstance(fact.value, Quantity)]


@pytest.mark.parametrize(
    ("text", "subject", "metric"),
    [
        ("The arts budget of Alder, which is small, falls to £80,000.", "Alder", "arts budget"),
        ("The company, which insures bicycles, employs 260 people.", "Alder", "number of people"),
        ("In 1913, its best year, Alder carried 96,000 passengers.", "Alder", "passengers carried"),
        (
            "The libraries in Elm and Birch, which together had 61,000 visits in 2024, shut.",
            "libraries",
            "number of visits",
        ),
        ("A footbridge in Elm with a span of 84 metres fell.", "footbridge", "span"),
        (
            "Catches fell, said Rhys Vale of the fishermen's federation, which has 180 members.",
            "fishermen's federation",
            "number of members",
        ),
        ("Rhys won at Elm on the Salz Bridge, a steel arch that is 318 metres long.", "Salz Bridge", "length"),
        ("Germany's Otto Brandl owns a fortune of 21 billion euros.", "Otto Brandl", "fortune"),
        ("The margin of error is 45 years.", "Alder", "margin of error"),
    ],
)
def test_a_figure_keeps_its_owner(text: str, subject: str, metric: str) -> None:
    """What is said between a thing and its verb, where it is, and who speaks for it, takes its figure from nobody."""
    assert [(fact.subject, fact.metric) for fact in _sure(f"Alder is a town. {text}")] == [(subject, metric)]


def test_a_headline_is_nobody_s_name() -> None:
    """Of a title that says what happened only the name is the topic, as the article writes it in full."""
    text = "Elm Heath City Council met on Tuesday. Interest payments come to £28 million a year."
    assert [fact.subject for fact in _sure(text, "Council backs £486m budget")] == ["Elm Heath City Council"]
    assert _sure("Interest payments come to £28 million a year.", "Nobody knows why") == []


def test_the_quarter_is_the_one_that_was_spoken_of() -> None:
    """An edge of "the quarter" lies in the quarter that the text has named last."""
    text = "Sales of Alder grew in the third quarter. Its backlog stood at 11 million euros at the end of the quarter."
    (fact,) = _sure(text)
    assert fact.period is not None
    assert str(fact.period.end) == "2025-09-30"


def test_a_currency_that_is_written_once_is_that_of_both() -> None:
    """Of two amounts that are set against each other the second needs no unit; of a rate it takes none."""
    told = list(_sure("In 2024 the profit of Alder rose by 80 million euros to 301 million."))
    assert [fact.value.unit for fact in told if isinstance(fact.value, Quantity)][-1] == "EUR"


def test_what_is_hoped_of_a_thing_says_nothing_about_what_it_is() -> None:
    """A clause in the present tells what is so, though the one before it tells of a plan."""
    (fact,) = list(_sure("Alder plans to mend the Tern Bridge, which carries 26,000 vehicles a day."))
    assert (fact.subject, fact.modality) == ("Tern Bridge", "actual")


def test_a_time_that_dates_a_thing_is_not_when_the_rest_was_so() -> None:
    """What an aside was done in, and what a figure rose from, have a time of their own."""
    (raised,) = _sure("Ospreys, brought to Elm in 1996 with a crane, have raised 300 chicks.")
    assert raised.period is None
    (grown,) = [one for one in _sure("Attendance at Alder has grown from 640 in 2019 to 3,100.") if one.direction]
    assert grown.period is None


def test_it_is_not_whom_a_sentence_before_the_last_one_told_of() -> None:
    """Where the last sentence has a subject whose verb is not known, "its" may be that one's."""
    text = "Alder employs 640 people. The newest model zings, as ever. Its arm is 1.8 metres long."
    assert [fact.metric for fact in _sure(text)] == ["number of people"]


def test_the_dealings_in_which_money_was_raised_are_counted() -> None:
    """What an amount was raised in is a count of whoever raised it; the matches of a scorer are none."""
    counts = [
        fact
        for fact in _sure("In 2024 Alder raised 25 million dollars in 169 financing rounds.")
        if fact.role == "count"
    ]
    assert [(fact.subject, fact.metric) for fact in counts] == [("Alder", "number of financing rounds")]
    scored = _sure("In 2024 Rhys Vale scored 41 goals in 88 matches.")
    assert "number of matches" not in [fact.metric for fact in scored]
