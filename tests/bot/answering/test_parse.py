"""Parsing a question: no text breaks it, and what is said lands in the slot that it belongs to."""

import random
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from bot.answering.asked.direction import read_direction
from bot.answering.asked.operations import read_operation
from bot.answering.asked.parse import parse_question, read_answer_type
from bot.answering.asked.question import AnswerType, Operation, Question
from bot.answering.asked.spelling import respell
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.holdings import Holdings
from corpus.words import read_words

TODAY = date(2025, 11, 1)
_PIECES = (
    "what", "how many", "Petrel", "in 2022", "between", "and", "the", "…", "?", "!!", "。", "？", "年",
    "多少", "塔恩渡轮", "12%", "1,2,3", "0x1F", "½", "①", "٣", "<b>", "</b>", "<script>alert(1)</script>",
    "&amp;", "**bold**", "`code`", "[x](y)", "\\", "{{ x }}", "{% y %}", "🙂", "👩‍👩‍👧", "🇨🇳", "שלום",
    "مرحبا", "\u202e", "\u200b", "\ufeff", "\u0301", "\x00", "\x1b[0m", "\n", "\t", "\u2028",
    "9999999999999999999999", "-1", "31 February 2022", "Q9 0000", "13/13/2013", "two thousand", "１２３",
    "%s%n", "' OR 1=1", "ß", "İ", "ﬁ",
)  # fmt: skip


def _any_texts() -> Iterator[str]:
    """Pieces of questions among characters of every plane, short and long."""
    chance = random.Random(11)
    for number in range(400):
        length = 5_000 if number % 100 == 99 else chance.randint(0, 40)
        words = [
            chance.choice(_PIECES) if chance.random() < 0.6 else "".join(chance.choices(_characters(chance), k=3))
            for _ in range(length)
        ]
        yield chance.choice(("", " ")).join(words)[:5_000]
    yield from (
        "",
        " ",
        "?" * 5_000,
        "a" * 5_000,
        "1" * 5_000,
        "年" * 5_000,
        "🙂" * 5_000,
        "(" * 5_000,
        "in 2022 " * 600,
    )


def _characters(chance: random.Random) -> list[str]:
    """Four characters that are no half of a pair."""
    codes = (
        chance.choice((chance.randrange(0x250), chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))
        for _ in "four"
    )
    return [chr(code) for code in codes]


def _parse(text: str, town: Holdings, language: str = "en", asked_on: date | None = TODAY) -> Question:
    return parse_question(text, town.vocabulary, language, asked_on)


def test_no_text_breaks_the_parser(town: Holdings) -> None:
    """Whatever is written, the slots hold what may stand in them, and the text stays as it was."""
    for number, text in enumerate(_any_texts()):
        question = _parse(text, town, ("en", "zh")[number % 2], (TODAY, None)[number // 2 % 2])
        assert question.text == text
        assert question.answer_type in get_args(AnswerType)
        assert question.operation in get_args(Operation)
        assert question.direction in {"", "up", "down", "flat"}
        assert all(need.ways and all(way for way in need.ways) for need in question.needs), text
        assert all(0 <= need.weight <= 1 for need in question.needs)
        assert all(0 < how_well <= 1 for need in question.needs for how_well in need.ways.values())


def test_the_same_text_is_parsed_alike(town: Holdings) -> None:
    """Parsing depends on the text, the corpus, the language and the day alone."""
    for text in ("How many passengers did the Petrel carry in 2022?", "塔恩渡轮2022年的载客量是多少？"):
        assert _parse(text, town) == _parse(text, town)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("How many passengers were carried in 2022?", date(2022, 1, 1), date(2022, 12, 31)),
        ("passengers, first half of 2021?", date(2021, 1, 1), date(2021, 6, 30)),
        ("How many were carried in the third quarter of 2023?", date(2023, 7, 1), date(2023, 9, 30)),
        ("What was carried in March 2023?", date(2023, 3, 1), date(2023, 3, 31)),
        ("What happened on 4 May 1921?", date(1921, 5, 4), date(1921, 5, 4)),
        ("How many books between January and June 2023?", date(2023, 1, 1), date(2023, 6, 30)),
        ("What was carried from 2021 to 2023?", date(2021, 1, 1), date(2023, 12, 31)),
        ("How many passengers this year?", date(2025, 1, 1), date(2025, 12, 31)),
        ("How many passengers last year?", date(2024, 1, 1), date(2024, 12, 31)),
        ("2022年载客量是多少？", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021年上半年载客量是多少？", date(2021, 1, 1), date(2021, 6, 30)),
    ],
)
def test_a_period_lands_in_its_slot(text: str, start: date, end: date, town: Holdings) -> None:
    """It is one interval, and none of its words is a need; "this year" is the reader's."""
    question = _parse(text, town, "zh" if "年" in text else "en")
    assert [(period.start, period.end) for period in question.periods] == [(start, end)]
    assert not [need for need in question.needs if any(character.isdigit() for character in need.surface)]


@pytest.mark.parametrize("text", ["By how much did the fare fall in 2023?", "Why did traffic fall in 2023?"])
def test_a_fall_is_no_season(text: str, town: Holdings) -> None:
    """To fall in a year is no autumn of that year."""
    question = _parse(text, town)
    assert [(period.start, period.end) for period in question.periods] == [(date(2023, 1, 1), date(2023, 12, 31))]
    assert question.direction == "down"


def test_a_question_without_a_day_has_no_present(town: Holdings) -> None:
    """Where nobody says which day it is, no clock is asked: "this year" is no interval of this machine's year."""
    this_year = date.today().year  # noqa: DTZ011 - the very clock that must not be asked
    for text in ("How many passengers this year?", "What was carried last month?", "今年的载客量是多少？"):
        question = _parse(text, town, "zh" if "年" in text else "en", None)
        assert not [period for period in question.periods if period.start and period.start.year >= this_year - 1]


@pytest.mark.parametrize(
    "text", ["出口占总额的比重是多少？", "What share of the total do exports have?", "出口的份额是多少？"]
)
def test_a_share_is_asked_for_in_percent(text: str, town: Holdings) -> None:
    """Whatever the language calls a part of a whole, a percentage answers, and no amount does."""
    assert parse_question(text, town.vocabulary, "zh" if text.endswith("？") else "en").unit == "percent"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Did they carry 79,500 passengers?", "79500", "passenger"),
        ("Was the increase 5.9%?", "5.9", "percent"),
        ("Is it true that it cost 3.5 million euros?", "3500000", "EUR"),
        ("票价下降了12%吗？", "12", "percent"),
    ],
)
def test_a_figure_lands_in_its_slot(text: str, value: str, unit: str, town: Holdings) -> None:
    """A figure is compared as a figure, with its unit, and is no word that an answer must speak of."""
    question = _parse(text, town, "zh" if "吗" in text else "en")
    assert [(str(stated.value.normalize().__format__("f")), stated.unit) for stated in question.quantities] == [
        (value, unit)
    ]
    assert not [need for need in question.needs if need.surface[0].isdigit()]


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("How many passengers can the Petrel carry?", {"Petrel"}, set()),
        ("how many passengers can the petrel carry?", {"petrel"}, set()),
        ("Did Ada Kerr build the Cormorant?", {"Ada", "Kerr"}, {"Cormorant"}),
        ("How many passengers were carried in Berlin?", set(), {"Berlin"}),
        ("how many passengers were carried in berlin?", set(), {"berlin"}),
        ("What does the Dolphin of Port Vell carry?", set(), {"Dolphin", "Port", "Vell"}),
    ],
)
def test_names_land_in_their_slot(text: str, known: set[str], unknown: set[str], town: Holdings) -> None:
    """A name is a name whether the corpus has it or not, and what it does not have is marked so."""
    names = [need for need in _parse(text, town).needs if need.is_name]
    assert known == {word.text for need in names if need.is_known for word in read_words(need.surface)}
    assert unknown == {word.text for need in names if not need.is_known for word in read_words(need.surface)}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("why did it rise?", "up"),
        ("by how much did fares fall", "down"),
        ("did traffic rise or fall?", ""),
        ("what is a ferry?", ""),
        ("客流为什么上升？", "up"),
        ("票价下降了多少？", "down"),
    ],
)
def test_a_direction_is_what_the_question_takes_for_granted(text: str, direction: str) -> None:
    """Up or down where it says one of them, nothing where it says both or neither."""
    assert read_direction(text, "zh" if "？" in text else "en") == direction


@pytest.mark.parametrize(
    ("text", "answer_type"),
    [
        ("How many passengers did the ferries carry?", "count"),
        ("What number of seats are there?", "count"),
        ("how many miles is it to the island", "value"),
        ("How many weeks did the repairs take?", "duration"),
        ("What percentage of the fleet is steam-driven?", "value"),
        ("How much does a crossing cost?", "value"),
        ("How tall is the tower?", "value"),
        ("How old is the library?", "value"),
        ("What share of the visitors come from abroad?", "value"),
        ("When did the library open?", "date"),
        ("In what year was the Petrel built?", "date"),
        ("On which day did it sail?", "date"),
        ("Since when has she been in charge?", "date"),
        ("Who built the Heron?", "person"),
        ("By whom was the library opened?", "person"),
        ("Whose plan was it?", "person"),
        ("Where does the ferry land?", "place"),
        ("In which town is the library?", "place"),
        ("Which company runs the ferries?", "organisation"),
        ("What are the three ferries of the fleet?", "list"),
        ("List the ships of the fleet.", "list"),
        ("Name all the ferries", "list"),
        ("Why did traffic rise?", "reason"),
        ("What caused the rise in traffic?", "reason"),
        ("What is a slack crossing?", "definition"),
        ("What does slack crossing mean?", "definition"),
        ("How did traffic develop from 2021 to 2023?", "trend"),
        ("How have fares changed?", "trend"),
        ("Did traffic rise in 2023?", "boolean"),
        ("Is the Petrel older than the Heron?", "boolean"),
        ("Has the library more than 30,000 books?", "boolean"),
        ("Can the Petrel carry 240 passengers?", "boolean"),
        ("How is a hull caulked?", "manner"),
        ("passengers in 2022", "open"),
        ("the library's books", "open"),
    ],
)
def test_the_shape_of_a_question_tells_what_it_wants(text: str, answer_type: str) -> None:
    """Whatever it is about: the shape alone decides."""
    assert read_answer_type(text, "en") == answer_type


@pytest.mark.parametrize(
    ("text", "answer_type"),
    [
        ("渡轮什么时候建成的？", "date"),
        ("谁建造了海燕号？", "person"),
        ("为什么客流上升？", "reason"),
        ("图书馆有多少本书？", "count"),
        ("票价是多少？", "value"),
        ("图书馆在哪里？", "place"),
        ("什么是空载航行？", "definition"),
        ("客流上升了吗？", "boolean"),
        ("有哪些渡轮？", "list"),
    ],
)
def test_the_shape_of_a_chinese_question_tells_too(text: str, answer_type: str) -> None:
    """The same kinds, asked in Chinese."""
    assert read_answer_type(text, "zh") == answer_type


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Which ferry is the largest?", "largest"),
        ("Which year had the fewest passengers?", "smallest"),
        ("How many more passengers in 2023 than in 2022?", "difference"),
        ("What was the average number of passengers from 2021 to 2023?", "average"),
        ("Who built the Petrel?", "none"),
    ],
)
def test_an_operation_is_read_where_the_question_asks_for_one(text: str, operation: str) -> None:
    """Several values, and what is to be done with them."""
    assert read_operation(text, "en").operation == operation


def _slips(word: str, chance: random.Random) -> Iterator[str]:
    """The word with one slip of a finger somewhere after its first letter."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for _ in range(25):
        at = chance.randrange(1, len(word) - 1)
        yield word[:at] + word[at + 1 :]
        yield word[:at] + chance.choice(letters) + word[at:]
        yield word[:at] + chance.choice(letters) + word[at + 1 :]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@pytest.mark.parametrize("name", ["petrel", "tarnmouth", "library", "shipwright", "passengers"])
def test_a_slip_of_the_finger_is_put_right(name: str, town: Holdings) -> None:
    """A misspelt word of the corpus is read as the word itself, and other words stay as they are."""
    chance, respelt = random.Random(name), 0
    for slip in _slips(name, chance):
        text = f"What about the {slip} of 1,968?"
        mended = respell(text, town.vocabulary)
        assert mended.startswith("What about the ")
        assert mended.endswith(" of 1,968?")
        respelt += mended.split()[3].casefold() == name.casefold()
    assert respelt >= 80


def test_a_short_name_is_never_taken_for_another(town: Holdings) -> None:
    """A name of few letters that differs by one is somebody else; one with two letters swapped is the same."""
    for slip in _slips("Petrel", random.Random(29)):
        text = f"Who built the {slip.capitalize()}?"
        is_swapped = sorted(slip) == sorted("Petrel")
        assert respell(text, town.vocabulary) == ("Who built the Petrel?" if is_swapped else text)


def test_figures_and_short_words_are_never_respelt(town: Holdings) -> None:
    """One digit or one letter of them is another thing: 1986 is not 1968, and "Wran" is not "Wren"."""
    chance = random.Random(13)
    for _ in range(500):
        figure = str(chance.randint(0, 99_999))
        short = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(1, 4)))
        text = f"is it {figure} {short} or {figure[:2]},{figure}%?"
        assert respell(text, town.vocabulary) == text


def test_words_that_the_corpus_or_the_world_has_are_never_respelt(town: Holdings) -> None:
    """A question that is spelt right reaches the index as it was asked."""
    for text in (
        "How many passengers did the ferries carry in 2022?",
        "Who designed the new building in Berlin for Siemens?",
        "塔恩渡轮2022年的载客量是多少？",
    ):
        assert respell(text, town.vocabulary) == text


def test_what_is_known_stands_in_the_corpus(town: Holdings) -> None:
    """A need that no sentence could meet is marked as unknown, whatever shape the question has."""
    question = _parse("How many velociraptors did the Petrel carry to Atlantis?", town)
    unknown = {need.surface for need in question.needs if not need.is_known}
    assert unknown == {"velociraptors", "Atlantis"}


@pytest.mark.parametrize("text", ["What was the number of passengers?", "How did the number of passengers develop?"])
def test_a_term_of_the_corpus_is_a_need_wherever_it_stands(text: str, town: Holdings) -> None:
    """The words that ask for a unit are a slot; the thing that is counted must be spoken of all the same."""
    assert any("passeng" in way for need in _parse(text, town).needs for ways in need.ways for way in ways)


def test_an_empty_corpus_has_an_empty_vocabulary(bundled: object) -> None:
    """Without a corpus nothing is known, and nothing breaks."""
    assert bundled
    from corpus.corpus import Corpus  # noqa: PLC0415

    nothing = Vocabulary(Corpus((), (), (), (), ()))
    question = parse_question("How many passengers did the Petrel carry in 2022?", nothing)
    assert question.needs
    assert not any(need.is_known for need in question.needs)
