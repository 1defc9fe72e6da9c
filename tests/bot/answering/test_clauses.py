"""Laws of clauses: they are all of the sentence, in order, and a figure is never cut in two."""

import random

import pytest

from bot.answering.spans.clauses import split_clauses

PIECES = (
    "Sales rose",
    "1,126 pairs",
    "compared with",
    ", ",
    "; ",
    "in 2024",
    "12.5%",
    "其中",
    "，",
    "出口8,692万元",
    " and ",
    "—",
)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "They found 1,126 pairs, compared with 968 in 2020.",
            ["They found 1,126 pairs,", "compared with 968 in 2020."],
        ),
        ("Sales were 12 in 2023; in 2024 they were 15.", ["Sales were 12 in 2023;", "in 2024 they were 15."]),
        ("总额1254.7亿元，其中出口869.2亿元。", ["总额1254.7亿元，", "其中出口869.2亿元。"]),
        ("It rose by 12%.", ["It rose by 12%."]),
        ("", []),
    ],
)
def test_a_clause_ends_at_a_stop_or_before_a_word_of_comparison(sentence: str, clauses: list[str]) -> None:
    """Commas, semicolons and words of comparison part clauses; a thousands separator parts nothing."""
    assert [clause.of(sentence).strip() for clause in split_clauses(sentence)] == clauses


def test_clauses_are_all_of_the_sentence() -> None:
    """Joined in order, the clauses are the sentence, whatever it is made of."""
    chance = random.Random(20240312)
    for _ in range(500):
        sentence = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        assert "".join(clause.of(sentence) for clause in split_clauses(sentence)) == sentence
