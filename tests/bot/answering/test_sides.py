"""Sides: a question that holds two things together is parted into a question of each."""

import time

import pytest

from bot.answering.computed.sides import Purpose, read_sides
from bot.answering.lexicons import lexicon


@pytest.mark.parametrize(
    ("text", "purpose", "one", "other"),
    [
        ("Was the Old Mill built before the New Mill?", "order",
         "When was the Old Mill built?", "When was the New Mill built?"),
        ("Which was opened first, the Pier or the Lido?", "order",
         "When was the Pier opened?", "When was the Lido opened?"),
        ("How many years lie between the opening of Tarn Pier and that of Alder Lido?", "span",
         "When was the opening of Tarn Pier?", "When was the opening of Alder Lido?"),
        ("How many years after Tarn Pier was Alder Lido finished?", "span",
         "When was Alder Lido finished?", "When was Tarn Pier finished?"),
        ("How many days after Ann Roe's dismissal was Bo Lund appointed?", "span",
         "When was Bo Lund appointed?", "When was Ann Roe's dismissal?"),
        ("Is Tarn Pier longer than Alder Pier?", "value",
         "What is the length of Tarn Pier?", "What is the length of Alder Pier?"),
        ("Did Tarn sell more boats in 2023 than Alder?", "value",
         "How much sell boats in 2023 Tarn?", "How much sell boats in 2023 Alder?"),
        ("Did Tarn sell more boats in 2023 than in 2022?", "value",
         "How much Tarn sell boats in 2023?", "How much Tarn sell boats in 2022?"),
        ("塔恩桥和奥德桥哪个先建成？", "order", "塔恩桥什么时候建成？", "奥德桥什么时候建成？"),
        ("塔恩市2024年产量比2023年高吗？", "value", "塔恩市2024年产量是多少？", "塔恩市2023年产量是多少？"),
    ],
)  # fmt: skip
def test_each_side_is_asked_for_what_both_are_asked_for(text: str, purpose: Purpose, one: str, other: str) -> None:
    """The other side is gone from each, and what is asked of both stays in both."""
    sides = read_sides(text, purpose)
    assert sides is not None
    assert (one, other) in sides.ways


@pytest.mark.parametrize("purpose", ["order", "span", "lasting", "value"])
@pytest.mark.parametrize(
    "text", ["How long is the pier?", "Who built the mill?", "", "塔恩桥有多长？", "or than and before"]
)
def test_a_question_of_one_thing_has_no_sides(text: str, purpose: Purpose) -> None:
    """What holds nothing together is parted into nothing."""
    assert read_sides(text, purpose) is None


@pytest.mark.parametrize("text", ["a or " * 4_000, "was " + "x" * 30_000, "how long after " * 2_000, "比" * 9_000])
def test_no_text_takes_long_to_part(text: str) -> None:
    """However often its words come again, a question of any length is read through in a moment."""
    purposes: tuple[Purpose, ...] = ("order", "span", "lasting", "value")
    for length in (290, 2_000):
        began = time.perf_counter()
        for purpose in purposes:
            read_sides(text[:length], purpose)
        assert time.perf_counter() - began < 1.0


def test_every_way_of_asking_names_what_its_pattern_finds() -> None:
    """Each row can be filled: its ways of asking use no slot that is never read."""
    known = {"side": "", "own": "", "noun": "", "shared": "", "measure": ""}
    for language in ("en", "zh"):
        for rows in lexicon("sides")[language].values():
            for row in rows:
                for ask in (*row["asks"], *row.get("ends", ())):
                    assert ask.format(**known)
