"""Laws of events: who did what to what, and when; what is cut wrongly, or was not done, tells nothing."""

import random
from datetime import date

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.event import Event
from corpus.extraction.confidence import GATE
from corpus.extraction.events.told import facts_of
from corpus.extraction.extract import extract_events
from corpus.fact import Moment, Names
from corpus.spans import Span

PIECES = (
    *(
        "Alder Mills",
        "was founded",
        "opened",
        "the mill",
        "by",
        "Ida Roe",
        "in 1909",
        ",",
        ".",
        "which",
        "and",
        "bought",
    ),
    *("of", "a", "appointed", "director", "on 3 May 2019", "written", "not", ";", "“", "-", "its", "12 ships", "who"),
)


def _read(text: str, title: str = "Alder", language: str = "en") -> tuple[Event, ...]:
    article = Article("alder", text, Span(0, len(text)), title, language, published=PartialDate(2024, 7, 1))
    return extract_events(article)


def _told(text: str, title: str = "Alder", language: str = "en") -> list[tuple[str, str, str]]:
    """Kind, actor and thing of each event that happened for sure."""
    events = [one for one in _read(text, title, language) if one.confidence >= GATE and one.happened == "actual"]
    return [(one.kind, one.actor, one.thing) for one in events]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Alder Mills was founded in 1909 by Ida Roe.", ("founding", "Ida Roe", "Alder Mills")),
        ("Alder Mills, founded in 1909 by Ida Roe, employs 90 people.", ("founding", "Ida Roe", "Alder Mills")),
        ("Built in 1909 by Ida Roe, Alder Hall has 90 rooms.", ("building", "Ida Roe", "Alder Hall")),
        ("Founded in 1909 by Ida Roe, Alder Mills employs 90 people.", ("founding", "Ida Roe", "Alder Mills")),
        ("In 1994 the widow bought the site.", ("purchase", "widow", "site")),
        ("Rhys Vale, a former vet, opened the hall in May 2019.", ("opening", "Rhys Vale", "hall")),
        ("The Elm Bridge opened on 3 May 2019.", ("opening", "", "Elm Bridge")),
        ("The hall was designed by the architect Ida Roe.", ("design", "architect Ida Roe", "hall")),
        ("The bill was approved in May 2019.", ("approval", "", "bill")),
    ],
)
def test_a_deed_has_its_two_sides(said: str, wanted: tuple[str, str, str]) -> None:
    """Who did it and what it was done to are the same in every shape of the clause."""
    assert _told(said) == [wanted]


def test_a_post_is_somebodys_and_of_somebody() -> None:
    """Who was appointed is told with his post and of whom he has it."""
    (event,) = _read("Rhys Vale was appointed director of Elm College in 1984.")
    assert (event.thing, event.post, event.post_of) == ("Rhys Vale", "director", "Elm College")


@pytest.mark.parametrize(
    ("said", "happened"),
    [
        ("Elm Air did not buy the hall.", None),
        ("The hall was not opened by Ida Roe.", "denied"),
        ("Elm Air denied that it bought the hall.", "denied"),
        ("The hall will be opened by Ida Roe in 2030.", "forecast"),
        ("Elm Air plans that the hall is to be opened.", "target"),
        ("The hall was reportedly designed by Ida Roe.", "reported"),
        ("If the hall was opened by Ida Roe, it is old.", None),
    ],
)
def test_what_was_not_done_did_not_happen(said: str, happened: str | None) -> None:
    """What is planned, denied, supposed or only reported is never an event that happened."""
    assert {event.happened for event in _read(said)} <= {happened}
    assert not [fact for event in _read(said) for fact in facts_of(event)]


@pytest.mark.parametrize(
    "said",
    [
        "A film by the director Rhys Vale, released in 1999, won.",
        "In Delhi, India, which opened in 2014, it rains.",
        "The monks of Saint Rhys, who introduced it, left.",
        "Rhys Vale, wrote in 2001 that it rains.",
        "The seats that Alder won in May 2019 are lost.",
        "The hall is closed until May 2019.",
        "Shares in Alder closed 7.2 percent higher.",
        "Alder was written off in 2019.",
        "Alder sold 11 of its flights.",
        "Under the reign of his son, Rhys Vale, the Elms destroyed it.",
    ],
)
def test_what_is_cut_wrongly_is_no_event(said: str) -> None:
    """A part of another thing, a state, a price and a deed of somebody else tell nothing."""
    assert _told(said) == []


def test_a_list_of_doers_is_not_its_first_name() -> None:
    """Of several who did it none is told alone; by what means it was done is nobody."""
    assert _told("The hall was designed by Roe, Vale and Elm.") == [("design", "", "hall")]
    assert _told("Elm College was established by Royal Charter in 1550.") == [("founding", "", "Elm College")]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("Founded by Ida Roe, Elm College was moved in 1890.", None),
        ("Elm College was opened since 1890.", None),
        ("Ida Roe wrote the book following her move in 1969.", None),
        ("The Time Act of 1966 established the council.", None),
        ("Ida Roe opened the hall in November.", None),
        ("In 1966 Ida Roe established the council.", 1966),
    ],
)
def test_a_deed_has_only_its_own_time(said: str, year: int | None) -> None:
    """The day of another deed, or one within a name, is no day of this one."""
    years = {event.period.start.year if event.period and event.period.start else None for event in _read(said)}
    assert years <= {year}


def test_an_event_tells_who_and_when() -> None:
    """Its facts stand in the text: the name and the day where they say they are."""
    text = "Alder Mills was founded on 3 May 1909 by Ida Roe."
    (event,) = _read(text)
    who, when = facts_of(event)
    assert (who.metric, who.value) == ("founder", Names(("Ida Roe",)))
    assert (when.metric, when.value) == ("founding date", Moment(PartialDate(1909, 5, 3), "3 May 1909"))
    assert [fact.value_span.of(text) for fact in (who, when) if fact.value_span] == ["Ida Roe", "3 May 1909"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("青陵出行2017年由方舟在临洲创立。", ("founding", "方舟", "青陵出行")),
        ("地铁3号线于2024年9月28日开通。", ("opening", "", "地铁3号线")),
        ("2019年，青陵集团收购了云桁储能。", ("purchase", "青陵集团", "云桁储能")),
        ("云桁储能被青陵集团收购。", ("purchase", "青陵集团", "云桁储能")),
    ],
)
def test_chinese_deeds_have_their_two_sides(said: str, wanted: tuple[str, str, str]) -> None:
    """The same holds of plain Chinese clauses."""
    assert _told(said, "青陵市要闻", "zh") == [wanted]


@pytest.mark.parametrize(
    "said", ["地铁3号线预计2026年开通。", "青陵集团否认收购云桁储能。", "今年青陵港新开通航线9条。"]
)
def test_chinese_plans_and_denials_did_not_happen(said: str) -> None:
    """What is expected or denied did not happen; how many were opened is told by the figure."""
    assert _told(said, "青陵市要闻", "zh") == []


def test_events_of_any_text_stand_in_it() -> None:
    """Whatever the words, an event lies within its quote, and its doer stands where it says."""
    chance = random.Random(7)
    for _ in range(300):
        text = " ".join(chance.choices(PIECES, k=24))
        for event in _read(text):
            assert event.quote.holds(event.span)
            assert not event.actor_span or event.actor_span.of(text).split() == event.actor.split()
            assert event.period is None or event.period.start is None or event.period.start < date(2030, 1, 1)
