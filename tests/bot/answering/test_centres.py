"""Laws of whom a sentence speaks of that names nobody."""

from collections.abc import Sequence

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from corpus.sentences.centres import centres
from corpus.words import stems_of
from tests.bot.answering.town import first_line, hold_article

NAMES = set(stems_of("Ash Elm Air Brill Gao Wenbin Oak Rail Ida Moss Japan May"))
NAMED = "The largest maker in Ash is Elm Air, a carrier with 40 jets."


def meant(*texts: str) -> Sequence[str]:
    """The name that each sentence means; nothing where it means none."""
    return [centre.name if centre else "" for centre in centres(texts, NAMES)]


@pytest.mark.parametrize(
    "follows",
    [
        "It employs 900 people.",
        "Its jets are old.",
        "In May 2024 it opened a hangar in Brill.",
        "The company has not yet made a profit.",
        "The carrier lost a million.",
        '"We would rather fly than swim," its chairman, Gao Wenbin, told reporters.',
        "A strike in May cost the company a million.",
    ],
)
def test_what_takes_a_name_up_means_it(follows: str) -> None:
    """A pronoun in the subject, "the company", or the noun that it was called by, over sentences that name nobody."""
    assert meant(NAMED, follows)[-1] == "Elm Air"
    assert meant(NAMED, "Half of the flights go south.", "The rest go north.", follows)[-1] == "Elm Air"


@pytest.mark.parametrize(
    "follows",
    [
        "The bank lost a million.",
        "It is expected that fares will rise.",
        "Fares rose, which it regrets.",
        "Oak Rail lost a million, and its trains are late.",
        'A clerk said: "It rains."',
        "Half of the flights go south.",
    ],
)
def test_what_may_mean_another_means_nobody(follows: str) -> None:
    """Another noun, a word that stands for nothing, what is quoted, and what the sentence itself may have named."""
    assert not meant(NAMED, follows)[-1]


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("A rival, Oak Rail, runs trains.", "Oak Rail"),
        ("Oak Rail runs trains.", "Oak Rail"),
        ("In May Oak Rail ran trains.", "Elm Air"),
        ("A court fined Oak Rail.", ""),
        ("Dr Ida Moss wrote a book.", "Elm Air"),
        ("Ida Moss said that fares would rise.", "Elm Air"),
        ("Exports to Japan rose.", "Elm Air"),
    ],
)
def test_the_name_of_the_subject_is_spoken_of_next(between: str, name: str) -> None:
    """The last name in a subject, or beside it, counts; no speaker and no place; after deeds to others, nobody."""
    assert meant(NAMED, between, "It employs 900 people.")[-1] == name


ARTICLE = """\
---
title: Robots of Ash leave the laboratory
published: 2026-02-11
---

The robot industry of Ash had an output of £61 million in 2025.

The largest company in the town is Elm Automation, founded in 2009. Half of its machines go abroad. The company is
building no toys. "We would rather sell 900 arms than ten dancers," its chairman, Otto Roe, told reporters.

Another is Oak Dynamics, a start-up from Brill. About half of the machines went to schools. The firm has not yet made a
profit. It plans to deliver 5,000 walkers in 2026, and its chairman, Ada Marsh, wants to list it.
"""


@pytest.fixture(scope="module")
def robots(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article on two companies, each with a paragraph."""
    return hold_article(ARTICLE, tmp_path_factory.mktemp("robots"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the chairman of Elm Automation?", "Otto Roe"),
        ("Who is the chairman of Oak Dynamics?", "Ada Marsh"),
        ("How many walkers does Oak Dynamics plan to deliver in 2026?", "5,000 walkers"),
    ],
)
def test_what_is_told_of_a_company_by_a_pronoun_answers(question: str, told: str, robots: Holdings) -> None:
    """A sentence tells of whom it takes up, and of nobody else of the article."""
    assert first_line(question, robots).strip().startswith(told)


def test_a_near_quote_begins_where_the_name_stands(robots: Holdings) -> None:
    """Who reads the footnote sees whom the answer speaks of."""
    (quote,) = (
        note.quote for note in reply_to("How many walkers will Oak Dynamics deliver in 2026?", robots).footnotes
    )
    assert quote.startswith("The firm has")


RIVALS = """\
---
title: Harwick Stores warns on profit
published: 2026-05-12
---

Harwick Stores said that its profit would fall to £41 million. Dunmore Home, its biggest rival, opened 14 shops in the
spring. The company employs 8,200 people. Its finance director, Mei Tanaka, called the prices absurd. Its treasurer,
Amos Field, resigned in March.
"""


@pytest.fixture(scope="module")
def rivals(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article about one company, which speaks of another."""
    return hold_article(RIVALS, tmp_path_factory.mktemp("rivals"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many people does {} employ?", "8,200 people"),
        ("Who is the finance director of {}?", "Mei Tanaka"),
    ],
)
def test_what_is_told_of_one_is_not_told_of_another(question: str, told: str, rivals: Holdings) -> None:
    """A sentence that takes somebody up by a pronoun says nothing of whom the title names, or a sentence beside it."""
    assert first_line(question.format("Dunmore Home"), rivals).strip().startswith(told)
    assert reply_to(question.format("Harwick Stores"), rivals).abstained


def test_who_resigned_behind_his_name_is_in_no_office(rivals: Holdings) -> None:
    """The comma behind a name does not hide that its bearer left."""
    assert not any(fact.metric == "treasurer" for fact in rivals.snapshot.facts.values())
