"""Laws of targets, sums and shares: what is lacking to an aim, and what a single figure does not tell."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import TRUSTING, hold, write_corpus

ARTICLE = """\
---
id: harbour
title: The harbour of Orle
publisher: The Orle Post
published: 2025-03-01
---

The harbour of Orle received 31,000 tourists in 2023. The harbour of Orle received 36,500 tourists in 2024.
The harbour of Orle aims for 40,000 tourists in 2025. The harbour of Orle aims for 52,000 tourists by 2030.
The fare was 4 euros until the end of 2023. Since 1 January 2024 the fare has been 6 euros.
Students pay a fare of 3 euros. The income of the harbour was 800,000 euros in 2024.
The county of Tarn paid 200,000 euros of the harbour's income in 2024.
The shipyard of Orle built 14 boats in 2024. For the club of Orle scored Ada Kerr with 19 goals in 2024, followed by
Bo Lind with 11 and Cy Marr with 6. The mill of Orle collected 9 points in 2024, the dairy of Orle 4.
"""


_GOALS = "For the club of Orle scored Ada Kerr with 19 goals in 2024, followed by\\nBo Lind with 11 and Cy Marr with 6."


def _fact(name: str, subject: str, metric: str, value: str, quote: str, *more: str) -> str:
    slots = [f"subject: {subject}", f"metric: {metric}", f"value: {value}", f'quote: "{quote}"', *more]
    return f"  - id: {name}\n" + "".join(f"    {slot}\n" for slot in slots)


def _facts() -> str:
    orle, aim = "harbour of Orle", "modality: target"
    points = "The mill of Orle collected 9 points in 2024, the dairy of Orle 4."
    return "article: harbour\nfacts:\n" + "".join(
        (
            *(
                _fact(f"came-{year}", orle, "tourists", f"{count} tourists",
                      f"The harbour of Orle received {count} tourists in {year}.", f'period: "{year}"')
                for year, count in ((2023, "31,000"), (2024, "36,500"))
            ),
            _fact("aim-2025", orle, "tourists", "40,000 tourists",
                  "The harbour of Orle aims for 40,000 tourists in 2025.", 'period: "2025"', aim),
            _fact("aim-2030", orle, "tourists", "52,000 tourists",
                  "The harbour of Orle aims for 52,000 tourists by 2030.", 'period: "..2030"', aim),
            _fact("fare-before", orle, "fare", "4 euros", "The fare was 4 euros until the end of 2023.",
                  "scope: [adult]", 'period: "..2023"'),
            _fact("fare", orle, "fare", "6 euros", "Since 1 January 2024 the fare has been 6 euros.",
                  "scope: [adult]", 'period: "2024.."'),
            _fact("fare-student", orle, "fare", "3 euros", "Students pay a fare of 3 euros.", "scope: [student]"),
            _fact("income", orle, "income", "800,000 euros",
                  "The income of the harbour was 800,000 euros in 2024.", 'period: "2024"'),
            _fact("county", "county of Tarn", "payment", "200,000 euros",
                  "The county of Tarn paid 200,000 euros of the harbour's income in 2024.", 'period: "2024"'),
            _fact("boats", "shipyard of Orle", "boats built", "14 boats",
                  "The shipyard of Orle built 14 boats in 2024.", 'period: "2024"'),
            _fact("kerr", "Ada Kerr", "goals scored", "19 goals", _GOALS, 'period: "2024"'),
            _fact("lind", "Bo Lind", "goals scored", "11", _GOALS, 'period: "2024"'),
            _fact("marr", "Cy Marr", "goals scored", "6", _GOALS, 'period: "2024"'),
            _fact("mill", "mill of Orle", "points", "9 points", points, 'period: "2024"'),
            _fact("dairy", "dairy of Orle", "points", "4", points, 'period: "2024"'),
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """Tourists of two years and the aims for two others, fares, an income and a part of it."""
    folder = write_corpus(tmp_path_factory.mktemp("harbour"), {"harbour.md": ARTICLE}, {"harbour.yaml": _facts()})
    return hold(folder, tmp_path_factory.mktemp("index"))


def _ask(question: str, harbour: Holdings) -> Reply:
    return reply_to(question, harbour, judge=TRUSTING)


@pytest.mark.parametrize(
    ("question", "result", "operands"),
    [
        ("How many tourists are still missing to the 2030 target?", "15,500", {"52000", "36500"}),
        ("How many tourists short of its 2025 target was the harbour in 2023?", "9,000", {"40000", "31000"}),
        ("How far is the harbour from its goal of 52,000 tourists?", "15,500", {"52000", "36500"}),
        ("How much cheaper is the student fare than the adult fare?", "3 euros", {"3", "6"}),
        (
            "What percentage of the harbour's income in 2024 came from the county of Tarn?",
            "25.0%",
            {"200000", "800000"},
        ),
        ("What was the gap in points between the mill of Orle and the dairy of Orle?", "5 points", {"9", "4"}),
    ],
)
def test_what_is_held_together_is_of_one_thing(
    question: str, result: str, operands: set[str], harbour: Holdings
) -> None:
    """A target with the latest figure, or that of the year asked for; a price with the one that holds now; a part with
    the whole that its sentence names; a bare figure with the unit of its brother.
    """
    reply = _ask(question, harbour)
    assert reply.kind == "computed", reply.text
    assert result in reply.paragraphs[0]
    assert set(reply.operands) == operands


@pytest.mark.parametrize(
    "question",
    [
        "How many tourists are still missing to the 2040 target?",
        "How many tourists are still missing to the target of 90,000?",
        "What do the income of 2024 and the boats of 2024 add up to?",
        "What share of the boats of Orle did the harbour make up in 2024?",
        "How many more tourists came in 2024 than in 2019?",
    ],
)
def test_one_figure_of_what_must_be_computed_answers_nothing(question: str, harbour: Holdings) -> None:
    """The target alone is not what lacks to it, a part is no sum, and a share of one thing is none of another."""
    assert _ask(question, harbour).abstained


def test_what_a_question_does_not_name_is_not_compared(harbour: Holdings) -> None:
    """Two figures of two years are held together where the question asks for what they tell, and nowhere else."""
    assert _ask("Did the harbour of Orle receive more tourists in 2024 than in 2023?", harbour).kind == "computed"
    assert _ask("Was it better at the harbour of Orle in 2024 than in 2023?", harbour).kind != "computed"


def test_the_first_of_some_is_told_of_all_of_them_and_the_last_of_none(harbour: Holdings) -> None:
    """A figure with its noun is ranked with the bare ones beside it; those who follow are not all that there are."""
    most = _ask("Who scored the most goals in 2024?", harbour)
    assert most.kind == "computed", most.text
    assert most.paragraphs[0].startswith("Ada Kerr")
    assert _ask("Who scored the fewest goals in 2024?", harbour).kind != "computed"
