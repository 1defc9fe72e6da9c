"""Periods are read as intervals with a shape, at their exact place, whatever the text."""

import random
import time
from datetime import date

import pytest

from corpus.dates import PartialDate
from corpus.period import Period
from corpus.periods import read_periods
from tests.corpus import hostile

WRITTEN_ON = PartialDate(2025, 10, 24)
HOSTILE = {**hostile.HOSTILE, "years in a chain": "2021-" * 40_000, "blanks": " " * 200_000}
PIECES = [
    "in",
    "the first half of",
    "2024",
    "this year",
    "from",
    "to",
    "May",
    "12",
    "May 3,",
    "between",
    "and",
    "as of",
    "the end of",
    "1990s",
    "Q3",
    "FY24",
    "99999",
    "30 February",
    "2024-02-31",
    "-",
    "–",
    ",",
    "9999",
    "0000",
    "last century",
    "next 300 decades",
    "今年",
    "2024年",
    "2月30日",
    "前三季度",
    "到",
    "底",
    "以来",
    "上世纪90年代",
    "2024-25",
    "\n",
    "£",
    "𝟚𝟘𝟚𝟜",
    "²",
    "the year",
    "years ended",
]


def only(text: str, language: str = "en", reference: PartialDate | None = WRITTEN_ON) -> Period:
    """The one period of `text`."""
    (period,) = read_periods(text, reference, language)
    return period


def days(period: Period) -> tuple[str, str]:
    """Its first and its last day, as text."""
    return str(period.start), str(period.end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The ferry opened in 1987.", "1987-01-01", "1987-12-31"),
        ("Sales fell in the third quarter of 2024.", "2024-07-01", "2024-09-30"),
        ("Sales fell in Q3 2024.", "2024-07-01", "2024-09-30"),
        ("3Q24 was dull", "2024-07-01", "2024-09-30"),
        ("a strong third-quarter 2024", "2024-07-01", "2024-09-30"),
        ("2024's first half was calm", "2024-01-01", "2024-06-30"),
        ("H1 2024 was calm", "2024-01-01", "2024-06-30"),
        ("in the second half of 2024", "2024-07-01", "2024-12-31"),
        ("the first three quarters of 2023", "2023-01-01", "2023-09-30"),
        ("the first nine months of 2023", "2023-01-01", "2023-09-30"),
        ("the last three months of 2023", "2023-10-01", "2023-12-31"),
        ("the final quarter of 2023", "2023-10-01", "2023-12-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("in Feb. 2023", "2023-02-01", "2023-02-28"),
        ("on 12 May 2021", "2021-05-12", "2021-05-12"),
        ("on the 12th of May 2021", "2021-05-12", "2021-05-12"),
        ("on May 12, 2021,", "2021-05-12", "2021-05-12"),
        ("on 2021-05-12", "2021-05-12", "2021-05-12"),
        ("on 25/12/2021", "2021-12-25", "2021-12-25"),
        ("3-5 May 2024", "2024-05-03", "2024-05-05"),
        ("from 2021 to 2024", "2021-01-01", "2024-12-31"),
        ("between 2021 and 2024", "2021-01-01", "2024-12-31"),
        ("2021–2024", "2021-01-01", "2024-12-31"),
        ("from January to September 2025", "2025-01-01", "2025-09-30"),
        ("between March and May 2024", "2024-03-01", "2024-05-31"),
        ("from December 2023 to February 2024", "2023-12-01", "2024-02-29"),
        ("from November 2023 to January", "2023-11-01", "2024-01-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the mid-1990s", "1990-01-01", "1999-12-31"),
        ("the 19th century", "1800-01-01", "1899-12-31"),
        ("the twentieth century", "1900-01-01", "1999-12-31"),
        ("the year ended March 31, 2019", "2018-04-01", "2019-03-31"),
        ("the three months ended June 30, 2019", "2019-04-01", "2019-06-30"),
    ],
)
def test_periods_that_name_their_year_need_no_reference(text: str, first: str, last: str) -> None:
    """A period that names its year has the same days with and without a reference, and is a flow."""
    period = only(text, reference=None)

    assert days(period) == (first, last)
    assert period.shape == "flow"
    assert read_periods(text, WRITTEN_ON) == (period,)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("this year", "2025-01-01", "2025-12-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("the previous year", "2024-01-01", "2024-12-31"),
        ("next year", "2026-01-01", "2026-12-31"),
        ("last month", "2025-09-01", "2025-09-30"),
        ("last quarter", "2025-07-01", "2025-09-30"),
        ("this quarter", "2025-10-01", "2025-12-31"),
        ("the first half of this year", "2025-01-01", "2025-06-30"),
        ("the first three quarters of this year", "2025-01-01", "2025-09-30"),
        ("the fourth quarter of last year", "2024-10-01", "2024-12-31"),
        ("from January to September this year", "2025-01-01", "2025-09-30"),
        ("in the second half of the year", "2025-07-01", "2025-12-31"),
        ("in April", "2025-04-01", "2025-04-30"),
        ("in May", "2025-05-01", "2025-05-31"),
        ("on 12 September", "2025-09-12", "2025-09-12"),
        ("last November", "2024-11-01", "2024-11-30"),
        ("in the first nine months", "2025-01-01", "2025-09-30"),
        ("yesterday", "2025-10-23", "2025-10-23"),
        ("last week", "2025-10-13", "2025-10-19"),
        ("three years ago", "2022-01-01", "2022-12-31"),
        ("two months ago", "2025-08-01", "2025-08-31"),
        ("over the past three years", "2022-10-25", "2025-10-24"),
    ],
)
def test_relative_periods_lie_where_the_reference_says(text: str, first: str, last: str) -> None:
    """A relative period is resolved against the reference; without one it has no days and an unknown shape."""
    assert days(only(text)) == (first, last)

    homeless = only(text, reference=None)
    assert (homeless.start, homeless.end, homeless.shape) == (None, None, "unknown")
    assert homeless.surface == only(text).surface


@pytest.mark.parametrize(
    ("text", "first", "last", "shape"),
    [
        ("as of the end of September 2025", "2025-09-30", "2025-09-30", "as_of"),
        ("at the end of 2024", "2024-12-31", "2024-12-31", "as_of"),
        ("at the beginning of 2024", "2024-01-01", "2024-01-01", "as_of"),
        ("as of June 2024", "2024-06-30", "2024-06-30", "as_of"),
        ("at 31 December 2019", "2019-12-31", "2019-12-31", "as_of"),
        ("by 2025", "None", "2025-12-31", "deadline"),
        ("by the end of 2025", "None", "2025-12-31", "deadline"),
        ("until 2030", "None", "2030-12-31", "deadline"),
        ("before 2019", "None", "2018-12-31", "deadline"),
        ("since 2019", "2019-01-01", "2025-10-24", "since"),
        ("since late July", "2025-07-16", "2025-10-24", "since"),
        ("after mid-May 2025", "2025-05-21", "2025-10-24", "since"),
        ("after third-quarter profit rose", "2025-07-01", "2025-09-30", "flow"),
        ("the three months to the end of September", "2025-07-01", "2025-09-30", "flow"),
        ("between the end of 2007 and the end of 2008", "2008-01-01", "2008-12-31", "flow"),
        ("May to October 2020", "2020-05-01", "2020-10-31", "flow"),
        ("in April of 87", "1987-04-01", "1987-04-30", "flow"),
        ("2019 onwards", "2019-01-01", "2025-10-24", "since"),
        ("after 2019", "2020-01-01", "2025-10-24", "since"),
        ("since the beginning of this year", "2025-01-01", "2025-10-24", "since"),
        ("so far this year", "2025-01-01", "2025-10-24", "since"),
        ("the 2024-25 season", "2024-01-01", "2025-12-31", "fiscal"),
        ("fiscal 2023", "2023-01-01", "2023-12-31", "fiscal"),
        ("FY2023", "2023-01-01", "2023-12-31", "fiscal"),
        ("the first quarter of fiscal 2023", "2023-01-01", "2023-03-31", "fiscal"),
        ("a year earlier", "None", "None", "unknown"),
        ("44 BC", "None", "None", "unknown"),
        ("on 05/06/2020", "None", "None", "unknown"),
    ],
)
def test_the_words_around_a_period_shape_it(text: str, first: str, last: str, shape: str) -> None:
    """A stock has one day, a deadline no start, "since" ends with the text's own day; the ambiguous stays unknown."""
    period = only(text)

    assert (*days(period), period.shape) == (first, last, shape)


@pytest.mark.parametrize(
    ("text", "first", "last", "shape"),
    [
        ("2024年", "2024-01-01", "2024-12-31", "flow"),
        ("今年上半年", "2025-01-01", "2025-06-30", "flow"),
        ("前三季度", "2025-01-01", "2025-09-30", "flow"),
        ("第三季度", "2025-07-01", "2025-09-30", "flow"),
        ("去年第四季度", "2024-10-01", "2024-12-31", "flow"),
        ("1月至9月", "2025-01-01", "2025-09-30", "flow"),
        ("2025年1-9月", "2025-01-01", "2025-09-30", "flow"),
        ("去年", "2024-01-01", "2024-12-31", "flow"),
        ("二〇二四年三月", "2024-03-01", "2024-03-31", "flow"),
        ("2024年5月12日", "2024-05-12", "2024-05-12", "flow"),
        ("2021年至2024年", "2021-01-01", "2024-12-31", "flow"),
        ("从2021年到2024年", "2021-01-01", "2024-12-31", "flow"),
        ("上世纪90年代", "1990-01-01", "1999-12-31", "flow"),
        ("截至2025年9月底", "2025-09-30", "2025-09-30", "as_of"),
        ("2024年末", "2024-12-31", "2024-12-31", "as_of"),
        ("到2025年", "None", "2025-12-31", "deadline"),
        ("2030年前", "None", "2029-12-31", "deadline"),
        ("自2019年以来", "2019-01-01", "2025-10-24", "since"),
        ("今年以来", "2025-01-01", "2025-10-24", "since"),
        ("去年同期", "None", "None", "unknown"),
    ],
)
def test_chinese_periods_are_read_alike(text: str, first: str, last: str, shape: str) -> None:
    """A Chinese period has the days and the shape of its English counterpart."""
    period = only(f"产值在{text}，保持稳定" if text[0] not in "截到自从" else f"{text}，产值稳定", "zh")

    assert (*days(period), period.shape) == (first, last, shape)


@pytest.mark.parametrize(
    "text",
    [
        "You may 5 times try.",
        "May I ask?",
        "The bands march on.",
        "It sold 1850 bicycles.",
        "They took over 2000 hires.",
        "It cost $2021.",
        "It cost 2,021 euros.",
        "It measures 2021.5 metres.",
        "Standard ASU 2014-09 applies.",
        "In the fall, it rained.",
        "It ran 2000 km.",
    ],
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    """Modal verbs, amounts, prices and the numbers of documents are no periods."""
    assert read_periods(text, WRITTEN_ON) == ()


def test_only_relative_periods_are_inferred() -> None:
    """An inferred reference taints what was resolved against it, and nothing else."""
    periods = read_periods("In 2024 and this year, and in April, and by 2030.", WRITTEN_ON, inferred=True)

    assert [period.inferred for period in periods] == [False, True, True, False]


def test_a_year_joined_to_a_period_is_a_period_of_the_same_kind() -> None:
    """In "the years ended March 31, 2019, 2018 and 2017", all three years end in March."""
    periods = read_periods("for the years ended March 31, 2019, 2018 and 2017", None)

    assert [days(period) for period in periods] == [
        ("2018-04-01", "2019-03-31"),
        ("2017-04-01", "2018-03-31"),
        ("2016-04-01", "2017-03-31"),
    ]
    assert [period.shape for period in read_periods("fiscal 2019, 2018 and 2017", None)] == ["fiscal"] * 3


def test_the_longest_reading_wins() -> None:
    """A period covers all the words that belong to it, the ones that shape it included."""
    text = "As of the end of September 2025, and from 12 May 2021 to 3 June 2021."

    assert [period.surface for period in read_periods(text, None)] == [
        "As of the end of September 2025",
        "from 12 May 2021 to 3 June 2021",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_any_text_is_read(language: str) -> None:
    """Reading never raises; spans are exact, in order and apart; a start never lies after its end."""
    chance = random.Random(20251024)
    for _ in range(600):
        text = chance.choice([" ", "", "\n"]).join(chance.choices(PIECES, k=chance.randint(1, 14)))
        reference = chance.choice([None, WRITTEN_ON, PartialDate(1), PartialDate(9999, 12, 31), PartialDate(2024, 2)])
        end = 0
        for period in read_periods(text, reference, language):
            assert period.span
            assert period.span.start >= end
            end = period.span.end
            assert period.surface == period.span.of(text) != ""
            assert not (period.start and period.end) or period.start <= period.end


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hostile_text_costs_no_more_than_a_long_one(name: str, language: str) -> None:
    """200,000 code points of anything are read in seconds: the time grows with the length, not with its square."""
    begun = time.process_time()
    read_periods(HOSTILE[name], WRITTEN_ON, language)

    assert time.process_time() - begun < 4


def test_a_reference_of_a_year_alone_knows_no_month() -> None:
    """The "last month" of a text that is known to be of 2025, and no better, is not guessed."""
    assert only("last month", reference=PartialDate(2025)).start is None
    assert only("last year", reference=PartialDate(2025)).start == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("this summer", "2025-06-01", "2025-08-31"),
        ("last summer", "2025-06-01", "2025-08-31"),
        ("last winter", "2024-12-01", "2025-02-28"),
        ("next spring", "2026-03-01", "2026-05-31"),
        ("the month before last", "2025-08-01", "2025-08-31"),
        ("the year after next", "2027-01-01", "2027-12-31"),
        ("the third month of 2018", "2018-03-01", "2018-03-31"),
        ("from 2019 until now", "2019-01-01", "2025-10-24"),
        ("2018Q1", "2018-01-01", "2018-03-31"),
        ("the rest of this year", "2025-10-24", "2025-12-31"),
        ("the month to date", "2025-10-01", "2025-10-24"),
        ("by the end of the month", None, "2025-10-31"),
        ("in '95", "1995-01-01", "1995-12-31"),
        ("the 60s", "1960-01-01", "1969-12-31"),
        ("1st half of 2009", "2009-01-01", "2009-06-30"),
    ],
)
def test_periods_beside_the_day_of_the_article(text: str, first: str | None, last: str) -> None:
    """Seasons, months and years are counted from the article's day, and codes need none."""
    (period,) = read_periods(text, PartialDate(2025, 10, 24))
    assert (period.start.isoformat() if period.start else None, period.end and period.end.isoformat()) == (first, last)


def test_a_year_written_behind_the_second_of_two_months_is_that_of_both() -> None:
    """In "May and June 2015" both months lie in 2015, and of December and January one a year earlier."""
    told = [period.start and period.start.isoformat() for period in read_periods("in May and June 2015", None)]
    assert told == ["2015-05-01", "2015-06-01"]
    told = [period.start and period.start.isoformat() for period in read_periods("in December and January 2016", None)]
    assert told == ["2015-12-01", "2016-01-01"]
