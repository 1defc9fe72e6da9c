"""What tells one thing from its twin: a number or a letter of its name, a particle of a compound."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold, write_corpus

ARTICLE = """\
---
title: Licences of the Orlean harbours
publisher: The Orle Post
published: 2024-06-10
---

Orlea had 7 Grade 2 pilot cutters licensed in 2023 and ranked third in Germany by this number. Orlea had 12 Grade IV
harbour tugs licensed in 2023 and ranked first in Germany by this number.

The harbours signed 14 berth-out contracts in 2023.
"""

FACTS = """\
article: harbours
terms:
  - name: licensed Grade 2 pilot cutters
    aliases: [Grade 2 pilot cutters, pilot cutters, licensed boats]
  - name: licensed Grade IV harbour tugs
    aliases: [Grade IV harbour tugs, harbour tugs, licensed boats]
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article of twins, with terms whose aliases leave their marks out."""
    folder = write_corpus(tmp_path_factory.mktemp("harbours"), {"harbours.md": ARTICLE}, {"harbours.yaml": FACTS})
    return hold(folder, tmp_path_factory.mktemp("index"))


def _ask(message: str, harbours: Holdings) -> Reply:
    return reply_to(message, harbours)


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        ("What rank did Orlea have by Grade 2 pilot cutters licensed in 2023?", "first"),
        ("What rank did Orlea have by Grade IV harbour tugs licensed in 2023?", "third"),
        ("How many Grade 2 pilot cutters were licensed in 2023?", "12"),
        ("How many Grade IV harbour tugs were licensed in 2023?", "7 "),
        ("How many Grade 3 pilot cutters were licensed in 2023?", "7 "),
        ("How many Grade IX harbour tugs were licensed in 2023?", "12"),
    ],
)
def test_a_mark_is_not_met_by_its_twin(message: str, wrong: str, harbours: Holdings) -> None:
    """What the question marks is answered of that thing or of none, whatever aliases leave the mark out."""
    reply = _ask(message, harbours)
    assert reply.abstained or wrong not in reply.text


@pytest.mark.parametrize(
    ("message", "right"),
    [
        ("What rank did Orlea have by Grade 2 pilot cutters licensed in 2023?", "third"),
        ("What national rank did Orlea have in 2023 by Grade IV harbour tugs?", "first"),
        ("In which place nationally did Orlea rank in 2023 by licensed Grade 2 pilot cutters?", "third"),
    ],
)
def test_a_country_is_what_national_means(message: str, right: str, harbours: Holdings) -> None:
    """A sentence that names the country says "national"."""
    reply = _ask(message, harbours)
    assert not reply.abstained, reply.text
    assert right in reply.text


def test_a_compound_with_another_particle_is_another_thing(harbours: Holdings) -> None:
    """The sources have one of the twins; the other is unknown, and the refusal names it as it was written."""
    assert "14" in _ask("How many berth-out contracts did the harbours sign in 2023?", harbours).text
    refused = _ask("How many berth-in contracts did the harbours sign in 2023?", harbours)
    assert (refused.reason, "berth-in" in refused.text) == ("entity_unknown", True)


def test_a_compound_without_a_twin_is_read_as_ever(harbours: Holdings) -> None:
    """A hyphen alone makes nothing unknown."""
    assert "14" in _ask("How many berth-out contracts were signed in 2023, year-end included?", harbours).text
