"""One sentence, two figures or two names: which of them a question asks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.answering.told import from_facts
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING, hold, write_corpus

ARTICLE = """\
---
title: The seals of Corl Sound
published: 2024-09-05
---

The survey, led by the zoologist Dr Runa Falkenberg, counted 1,340 seals in Corl Sound in 2023, of which 280 were
pups. Of the 17 dead seals that were washed up since January, 14 had swallowed nets. Falkenberg estimates that between
35 and 40 old bulls live on the skerry, roughly twice as many as in 2018.

Falkenberg, who joined the Corl Trust in 2016, succeeded its founder, Bram Oster, as director of the trust in 2021.
The output of smoked herring in Corl rose by 38% in 2023, and by 2030 the output of smoked herring
is to reach 900 tonnes.

The catch of the Corl fleet rose from 53,000 to 71,000 units from 2020 to 2023. The school has 620 pupils, of whom 45
come from farms on the far side of the river by bus. Corl Smokers Ltd. employs 240 people, of whom 31 work in Wakeham,
and its lofts hold 900 nets, including 70 drift nets.

Its treasurer, Lena Holm, was replaced by Tom Bright in May 2022. Bright succeeded Ann Lund, and Ann Lund became mayor
of Corl in 2003. Ann Marwick joined the brass band in 2011; her sister Ida Marwick left it in 2015. Marwick was drum
major in 2013.

The number of boats in the harbour fell by 12 percent in 2023, and the price of herring rose by 9 percent. Corl Bank
expects fees of about 175 million euros in 2025.

Since the pier at Lund Haven was rebuilt in 1998, the storms at Tarn Ness have done less harm.
"""


GALLERY = """\
---
title: The Tarn gallery
published: 2024-02-05
---

Visitors from abroad were 31% of the total in 2023, up from 27%.
In 2023 attendance at the Tarn Gallery fell by 7% to 231,500 visitors.
The Lund Tower stands 31 metres high.

The bakery of Ada Rust sells rye bread on Mondays.
"""
FACTS = """\
article: gallery
facts:
  - id: visitors
    subject: Tarn Gallery
    metric: visitors
    value: "7%"
    period: "2023"
    role: growth
    direction: down
    quote: In 2023 attendance at the Tarn Gallery fell by 7% to 231,500 visitors.
  - id: height
    subject: Lund Tower
    metric: height
    value: "31 metres"
    quote: The Lund Tower stands 31 metres high.
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article without curated facts."""
    folder = write_corpus(tmp_path_factory.mktemp("sound"), {"seals.md": ARTICLE}, {})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.fixture(scope="module")
def owners(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article with curated facts of two things."""
    folder = write_corpus(tmp_path_factory.mktemp("owners"), {"gallery.md": GALLERY}, {"gallery.yaml": FACTS})
    return hold(folder, Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("message", "begins"),
    [
        ("How many seals were counted in Corl Sound in 2023?", "1,340"),
        ("How many of them were pups?", "280"),
        ("How many dead seals were washed up since January?", "17"),
        ("How many of the dead seals had swallowed nets?", "14"),
        ("How many pupils does the school have?", "620 pupils"),
        ("How many pupils come by bus?", "45"),
        ("How many people work for Corl Smokers Ltd.?", "240 people"),
        ("How many people work in Wakeham?", "31"),
        ("How many drift nets do the lofts hold?", "70 drift nets"),
    ],
)
def test_of_a_whole_and_its_part_the_asked_one_answers(message: str, begins: str, sound: Holdings) -> None:
    """A part answers only who asks for what is told of it, and the whole only who does not."""
    assert reply_to(message, sound).text.startswith(begins)


def test_who_left_is_not_who_came(sound: Holdings) -> None:
    """The name behind "succeeded" is nobody's answer for who is in office, and the date is not that of his coming."""
    told = reply_to("Who is the director of the Corl Trust?", sound)
    assert "Falkenberg" in told.text
    assert told.lead != "Bram Oster"
    assert reply_to("When did Bram Oster become director of the trust?", sound).kind == "refusal"
    assert reply_to("When did Falkenberg become director of the trust?", sound).text.startswith("2021")


def test_who_left_is_told_to_who_asks_for_him(sound: Holdings) -> None:
    """What is said of him before his name, and his leaving, are his own."""
    assert reply_to("Who was the founder of the Corl Trust?", sound).text.startswith("Bram Oster")
    assert reply_to("Until when was Bram Oster director of the trust?", sound).text.startswith("2021")


def test_who_was_replaced_by_another_is_the_one_who_left(sound: Holdings) -> None:
    """The passive tells it the other way about; what the one who left became later is his own."""
    assert reply_to("When did Tom Bright become treasurer?", sound).text.startswith("May 2022")
    assert reply_to("When did Lena Holm become treasurer?", sound).kind == "refusal"
    assert reply_to("When did Ann Lund become mayor of Corl?", sound).text.startswith("2003")


def test_a_surname_is_the_person_whom_the_article_has_named_in_full(sound: Holdings) -> None:
    """Who has been introduced by the full name is meant by the surname, and nobody else is."""
    assert reply_to("When did Runa Falkenberg join the Corl Trust?", sound).text.startswith("2016")
    assert reply_to("When did Ida Falkenberg join the Corl Trust?", sound).kind == "refusal"
    assert not reply_to("When was Ann Marwick drum major?", sound).text.startswith("2013")  # it may have been Ida


def test_what_is_to_be_answers_no_question_of_what_was(sound: Holdings) -> None:
    """A figure that is aimed at is told to who asks for the aim."""
    assert not reply_to("What was the output of smoked herring?", sound).text.startswith("900")
    assert "expects" in reply_to("What were the fees of Corl Bank in 2025?", sound).lead
    assert "about 175 million euros" in reply_to("How high does Corl Bank expect its fees to be in 2025?", sound).text
    assert reply_to("What is the output of smoked herring to be by 2030?", sound).text.startswith("900 tonnes")


@pytest.mark.parametrize(("year", "begins"), [(2020, "53,000"), (2023, "71,000 units")])
def test_units_count_whatever_is_asked_for(year: int, begins: str, sound: Holdings) -> None:
    """A noun that counts anything is no other thing than the one asked for."""
    assert reply_to(f"What was the catch of the Corl fleet in {year}?", sound).text.startswith(begins)


def test_a_rise_is_told_where_no_two_figures_are(sound: Holdings) -> None:
    """By how much something rose is what its sentence says, where nothing can be computed; a fall is no rise."""
    assert reply_to("By how much did the output of smoked herring rise in 2023?", sound).text.startswith("38%")
    assert reply_to("By how much did the output of smoked herring fall in 2023?", sound).kind == "correction"
    assert "percent" not in reply_to("By how much did the number of boats rise in 2023?", sound).lead


def test_a_multiple_lies_on_no_side_of_a_number(sound: Holdings) -> None:
    """The count itself is held against the threshold, and not how many times another one it is."""
    assert " ".join(reply_to("Are there more than 50 old bulls on the skerry?", sound).text.split()).startswith(
        "No: between 35"
    )


def test_a_name_is_attached_to_its_own_noun(sound: Holdings) -> None:
    """A sentence that speaks of both towns tells of the pier of one nothing about the pier at the other."""
    assert reply_to("When was the pier at Lund Haven rebuilt?", sound).text.startswith("1998")
    assert reply_to("When was the pier at Tarn Ness rebuilt?", sound).kind == "refusal"


def test_what_a_question_names_no_owner_for_is_told_by_its_own_measure(owners: Holdings) -> None:
    """Which way visitors went is said of visitors, and not of those from abroad alone; the figure is told first."""
    assert reply_to("Did visitors go up in 2023?", owners).text.startswith("No: 7%")


def test_no_other_things_measure_answers(owners: Holdings) -> None:
    """How tall the bakery is, nobody tells: the height of the tower is not its own, however sure a judge is."""
    for message, is_told in (("How tall is the Lund Tower?", True), ("How tall is the bakery?", False)):
        question = parse_question(message, owners.vocabulary)
        evidence = gather_evidence(question, retrieve(question, owners), owners, TRUSTING)
        trusted = replace(evidence, facts=tuple(replace(one, accepted=True) for one in evidence.facts[:1]))
        assert [one.fact.id for one in trusted.facts] == ["gallery/height"]
        assert (from_facts.answer(trusted, owners) is not None) == is_told
