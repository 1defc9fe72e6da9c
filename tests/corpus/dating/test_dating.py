"""A text is dated by what it says of its own time, never by its deadlines, plans and comparisons."""

import random
import time

import pytest

from corpus.dating import infer_date

PIECES = [
    *(
        "2025",
        "May",
        "May 2025",
        "12 May 2021",
        "31 February 2024",
        "2025-13-45",
        "0000年",
        "2025年9月",
        "99",
        "as of",
        "now",
        "this year",
        "by",
    ),
    *(
        "published",
        "Updated:",
        "will",
        "rose",
        "the end of",
        "今年",
        "截至",
        "计划",
        "\n",
        ". ",
        " ",
        "。",
        ",",
        "\x00",
        "\u200b",
        "é",
        "-",
        "/",
    ),
]
HOSTILE = {
    "years": "2025 " * 40_000,
    "years now": "now 2025 " * 22_000,
    "months": "May 2025 " * 22_000,
    "days": "12 May " * 28_000,
    "as of": "as of the end of " * 12_000,
    "Chinese years": "今年2025年" * 28_000,
    "digits": "2" * 200_000,
    "blanks": "published " + " " * 200_000,
    "dashes": "2025-" * 40_000,
    "credits": "published\n" * 20_000,
}


def _infer(text: str) -> str:
    return str(infer_date(text) or "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rivers\nPublished 12 May 2021\n\nAs of June 2020 it was calm.", "2021-05-12"),
        ("Rivers\nLast updated: May 13, 2021 at 10:00\n\nIt was calm.", "2021-05-13"),
        ("Updated 14 May 2021\nPublished on 12 May 2021", "2021-05-12"),
        ("Date: 2024-03-05\n\nIt was calm.", "2024-03-05"),
        ("**Posted at: 5th March, 2024**\n\nIt was calm.", "2024-03-05"),
        ("发布时间：2025年10月24日 10:00\n水位上涨。", "2025-10-24"),
        ("Rivers\nReceived 3 May 2023; accepted 12 January 2024; published online 2 February 2024\n", "2024-02-02"),
    ],
)
def test_a_line_that_says_when_it_was_published_wins(text: str, date: str) -> None:
    """Such a line is believed before anything else, "published" before "updated"."""
    assert _infer(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("As of the end of September 2025, 40 boats were in port. The plan for 2035 asks for 60 by 2030.", "2025-09"),
        ("As of 3 May 2024 there are 12 piers, and a 13th will follow.", "2024-05-03"),
        ("By the end of 2024 there were 9. As of the end of 2024, 8 piers were open.", "2024-12"),
        ("Catches fell this year. In March 2025 the guild said that it had sold two boats.", "2025-03"),
        ("The recently held 2025 Boat Fair drew crowds. It grew from 5 stands in 2021 to 8 in 2024.", "2025"),
        ("So far in August 2025, ten ferries have sailed.", "2025-08"),
        ("In 2025 so far, ten ferries have sailed.", "2025"),
        ("截至2025年9月底，共有40艘船。计划到2030年达到60艘。", "2025-09"),
        ("今年（2025年）以来，渔获增长。", "2025"),
        ("截至2025年上半年，共有40艘船。", "2025-06"),
    ],
)
def test_the_latest_date_that_the_text_looks_back_on_dates_it(text: str, date: str) -> None:
    """A text that speaks of its present was written no earlier than the latest date it looks back on."""
    assert _infer(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The plan asks for 40 boats by 2030. The pier will open in May 2031.",
        "The target for this year, set for December 2026, is expected to hold.",
        "This year's goal is to open 3 piers before June 2027.",
        "Apply now. Deadline: 31 December 2026.",
        "今年计划到2030年12月建成三座码头。",
        "As of 1 January 2027, a new fare will apply.",
    ],
)
def test_deadlines_plans_and_forecasts_date_nothing(text: str) -> None:
    """A date that the text looks ahead to says nothing of when it was written."""
    assert infer_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 the river rose. It was dammed in March 2014.",
        "As of 2011 the town had 5,000 people.",
        "The pier opened in May 1931. Now it is closed.",
        "Founded in 1998, the guild now has 20 boats.",
        "The barrier was opened on 4 June 1931, and closed this year for good. A film of it came out in 1998.",
        "The gate was widened recently. It was opened on 1 March 2004, and [3] Harwick Gazette. Retrieved 7 May 2010.",
        "Published in 2021, the survey of the piers had asked every skipper on the river how many boats each owned.",
    ],
)
def test_a_history_dates_nothing(text: str) -> None:
    """Past dates alone do not say when a text was written that never speaks of its own present."""
    assert infer_date(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rivers of the north\nMiriam Oke\n12 May 2021\n\nIt was calm.", "2021-05-12"),
        ("Rivers\nfor version 4.19.0, 18 August 2022\n\nIt was calm.", "2022-08-18"),
        ("Rivers\n2021/12/29 v1.37\n\nIt was calm.", "2021-12-29"),
        ("Rivers\nUniversity of Harwick\n11.03.2011\n\nIt was calm.", "2011-03-11"),
        ("河流\n版本 12 – 2023-03-22\n\n水位上涨。", "2023-03-22"),
    ],
)
def test_a_title_page_dates_a_text(text: str, date: str) -> None:
    """A date on a line of its own at the top is the text's, a version's number beside it or not."""
    assert _infer(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# Rivers\n\nRiver Board, 4 April 2022\n\nThey rose by 3 metres.", "2022-04-04"),
        ("# Rivers\n\nLetter of the growers · No. 14, June 2023\n\nThey rose by 3 metres.", "2023-06"),
        ("# Rivers\n\nTessa Lind – 17 March 2023\n\nThey rose by 3 metres.", "2023-03-17"),
        ("# Ríos\n\nTessa Ruiz – 17 de marzo de 2023\n\nSubieron.", "2023-03-17"),
        ("# Flüsse\n\nHarwick, 14. März 2025\n\nSie stiegen.", "2025-03-14"),
        ("# Rivières\n\n7 février 2024\n\nElles montent.", "2024-02-07"),
        ("# 河流\n\n临江市水务局　2025年1月22日\n\n水位上涨。", "2025-01-22"),
        ("# Rivers\n\nMILLBROOK, Ohio, July 25, 2024 – The river rose.", "2024-07-25"),
        ("# Rivers\n\nHARWICK, Norland, 3 March 2025 /NewsLine/ -- The river rose.", "2025-03-03"),
        ("Millbrook, North Dakota - December 12, 2007 - The river rose.", "2007-12-12"),
        ("# Rivers\n\nSpring 2023/24 · published 11 March 2024\n\nThey rose.", "2024-03-11"),
    ],
)
def test_who_signs_a_text_dates_it(text: str, date: str) -> None:
    """A name, or a place, with a day below the title says when the text was written."""
    assert _infer(text) == date


@pytest.mark.parametrize(
    "line",
    [
        "When: Thursday 21 May 2026, 18:00",
        "Town hall, 21 May 2026",
        "Town hall · 21 May 2026",
        "May 2026 · Town hall · June 2026",
        "Open day, 12 June 2021",
        "It rose on Monday, 4 April 2022",
        "Battle of the Lune, 14 October 1066",
        "# Flood of Harwick, 3 May 2019",
        "Tessa Lind, 4 May 1922 – 6 June 1999",
    ],
)
def test_a_day_that_something_has_signs_nothing(line: str) -> None:
    """The day of an event, of a life, or of what a heading speaks of is not that of the text."""
    assert infer_date(f"# Rivers\n\n{line}\n\nThey rose by 3 metres.") is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rivers\n\nThis is version 0.21 of the survey, last updated 2 October 2018. It was calm.", "2018-10-02"),
        ("Rivers\n\nIt was calm. This page was last updated on 5 May 2020.", "2020-05-05"),
        ("Rivers\n\nThis report was prepared in March 2021 for the council.", "2021-03"),
        ("Rivers\n\nPresented to the trustees on 18 April 2024\n\nIt was calm.", "2024-04-18"),
        ("河流\n\n本报告编写于2023年3月，水位平稳。", "2023-03"),
    ],
)
def test_what_a_text_says_of_itself_dates_it(text: str, date: str) -> None:
    """A date that the text's top gives the text itself is its own, wherever in a sentence it stands."""
    assert _infer(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\n\nThe bridge was last modified 4 May 1931. It was calm.",
        "Rivers\n\nA medal was presented to Tessa Lind on 4 May 2024. It was calm.",
        "Rivers\n\nThe first report was prepared in March 2021 for the council.",
        "Rivers\n\nThis report was prepared by Tessa Lind. She has measured the river since March 2021.",
        "Rivers\n\nIt was calm.\n\n" + "Ships pass the gates at all hours. " * 80 + "Last updated 2 October 2018.",
    ],
)
def test_what_a_text_says_of_something_else_does_not_date_it(text: str) -> None:
    """A date of a bridge, of another report, or of a list far down is none of the text's."""
    assert infer_date(text) is None


def test_the_year_that_this_year_is_compared_with_is_not_this_year() -> None:
    """A bare year beside "this year" is most often the year before."""
    assert (
        infer_date("Catches grew from 5 tons in 2023 to 8 in 2024. In the first half of this year they were 6.") is None
    )
    assert infer_date("This year 6 tons were caught, up from 5 in March 2024 and more than in 2022.") is None


def test_days_that_no_calendar_has_are_no_dates() -> None:
    """A date that does not exist is passed over, and the next one read."""
    assert _infer("As of 31 February 2025 it was calm. As of 28 February 2024 it was not.") == "2024-02-28"


@pytest.mark.parametrize("seed", range(6))
def test_no_text_is_refused(seed: int) -> None:
    """Whatever the text, there is a date or there is none."""
    chance = random.Random(seed)
    for _ in range(200):
        found = infer_date(" ".join(chance.choices(PIECES, k=chance.randrange(30))))
        assert found is None or found.first_day <= found.last_day


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    """200 kB of anything are read in less than two seconds of the processor's time."""
    began = time.process_time()
    infer_date(HOSTILE[name])
    assert (
        time.process_time() - began < 2
    )  # a busy machine counts up to three times as many as a quiet one, which takes 0.4
