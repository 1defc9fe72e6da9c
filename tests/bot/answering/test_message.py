"""A message before it is a question: its language, its questions, and what needs no library."""

import random

import pytest

from bot.answering.asked.message import LONGEST, invalid_reason, language_of, read_small_talk, split_questions
from corpus.words import stems_of


@pytest.mark.parametrize("message", ["", " ", "\n\t", "?", "…", "🙂🙂", "👩‍👩‍👧", "!!!", "—", "( ) [ ]", "\u200b"])
def test_without_a_word_nothing_is_asked(message: str) -> None:
    """Signs and pictures are no question."""
    assert invalid_reason(message) == "empty"


def test_an_essay_is_no_question() -> None:
    """Up to the limit a message may be a question, past it never."""
    assert invalid_reason("a" * LONGEST) == ""
    assert invalid_reason("a" * (LONGEST + 1)) == "long"
    assert invalid_reason("年" * 5_000) == "long"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("How long is it?", "en"),
        ("2022?", "en"),
        ("Combien de passagers y a-t-il sur le ferry ?", None),
        ("Wie lang ist der Fluss?", None),
        ("渡轮载客多少？", "zh"),
        ("Petrel 号是什么时候建成的？", "zh"),
        ("Сколько стоит билет?", None),
        ("كم عدد الركاب؟", None),
        ("כמה נוסעים?", None),
        ("フェリーは何人運びましたか？", None),
        ("여객선은 몇 명을 태웠습니까?", None),
        ("กี่คน", None),
        ("🙂", "en"),
    ],
)
def test_the_script_tells_the_language(message: str, language: str | None) -> None:
    """English and Chinese are spoken here; what is written in another script is told so."""
    assert language_of(message) == language


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("Hello!", "greeting"),
        ("hi there 🙂", "greeting"),
        ("你好", "greeting"),
        ("Thank you so much!", "thanks"),
        ("谢谢", "thanks"),
        ("bye", "farewell"),
        ("how are you?", "how_are_you"),
        ("Who are you?", "who_are_you"),
        ("What can you do?", "what_can_you_do"),
        ("help", "help"),
    ],
)
def test_small_talk_is_known_by_the_whole_message(message: str, topic: str) -> None:
    """A message that is nothing else is small talk, whatever its capitals, signs and pictures."""
    assert read_small_talk(message) == topic


@pytest.mark.parametrize(
    "message",
    [
        "Hello, how many passengers did the Petrel carry?",
        "thanks, and when was it built?",
        "Who are the owners of the ferries?",
        "你好，渡轮载客多少？",
        "help me find the year of building",
        "",
    ],
)
def test_a_question_with_a_greeting_is_a_question(message: str) -> None:
    """Politeness does not keep anybody from an answer."""
    assert read_small_talk(message) == ""


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("How long is it?", ["How long is it?"]),
        ("How long is it? And how deep?", ["How long is it?", "And how deep?"]),
        ("How long is it?\nWhen was it built?", ["How long is it?", "When was it built?"]),
        ("In 2023, how many were carried?", ["In 2023, how many were carried?"]),
        ("渡轮载客多少？什么时候建成？", ["渡轮载客多少？", "什么时候建成？"]),
        ("the fleet", ["the fleet"]),
        ("fleet", ["fleet"]),
    ],
)
def test_a_message_is_parted_into_its_questions(message: str, questions: list[str]) -> None:
    """Each question is one part, all its words in order; what only leads in to a question stays with it."""
    assert list(map(stems_of, split_questions(message))) == list(map(stems_of, questions))


def test_there_are_one_to_three_questions_in_anything() -> None:
    """Whatever is written, there is something to answer, and not more than anyone would read."""
    chance = random.Random(31)
    pieces = [
        "How long is it?",
        "and",
        "when?",
        "?",
        "？",
        "多少",
        ";",
        ",",
        "Also,",
        "\n",
        "🙂",
        "in 2022",
        "  ",
        "Hello.",
    ]
    for _ in range(2_000):
        message = " ".join(chance.choices(pieces, k=chance.randint(0, 12)))
        parts = split_questions(message)
        assert 1 <= len(parts) <= 3
        assert all(word in message for part in parts for word in part.replace(",", " ").split())
