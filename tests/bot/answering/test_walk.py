"""The walk of a message, end to end, over a town that can be known by heart."""

import random
import re
from datetime import date
from pathlib import Path

import pytest

from bot.answering.agreed.judge import Judge
from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.said.support import figures_in
from bot.answering.walk import reply_to
from corpus.articles import read_article
from tests.bot.answering.town import TRUSTING, hold

TODAY = date(2025, 11, 1)
_MARK = re.compile(r"\[(\d+)\]")

ANSWERED = [
    ("How many passengers did the ferries carry in 2022?", "count", "79,500 passengers", "ferries"),
    ("How many passengers did the ferries carry in 2021?", "count", "61,000 passengers", "ferries"),
    ("How many passengers can the Petrel carry?", "count", "240 passengers", "ferries"),
    ("How many books does the library of Tarnmouth hold?", "count", "31,400 books", "library"),
    ("When was the Petrel built?", "date", "1968", "ferries"),
    ("When was the library of Tarnmouth opened?", "date", "4 May 1921", "library"),
    ("Who built the Petrel?", "entity", "Ada Kerr", "ferries"),
    ("What are the three ferries of the fleet?", "list", "• Petrel [1]\n• Heron [1]\n• Wren [1]", "ferries"),
    ("Why did passenger traffic rise in 2023?", "reason", "because the coast road was closed", "ferries"),
    ("What is a slack crossing?", "definition", "a crossing on which no freight is carried", "ferries"),
    ("Did the ferries carry 79,500 passengers in 2022?", "boolean", "Yes: 79,500 passengers", "ferries"),
    ("Did the ferries carry 70,000 passengers in 2022?", "boolean", "No: 79,500 passengers", "ferries"),
    ("塔恩渡轮2022年的载客量是多少？", "value", "79,500 passengers", "ferries"),
]
REFUSED = [
    ("How many passengers did the ferries carry in 2019?", "period_not_covered"),
    ("How many passengers did the ferries carry in 2024?", "period_not_covered"),
    ("How many passengers did the ferries carry in the first half of 2022?", "period_not_covered"),
    ("How many passengers did the Cormorant carry in 2022?", "entity_unknown"),
    ("How many passengers did the ferries carry in Berlin in 2022?", "entity_unknown"),
    ("Who built the Dolphin?", "entity_unknown"),
    ("How many books does the library of Atlantis hold?", "entity_unknown"),
]
STRANGE = [
    "", " ", "?", "🙂", "🙂🙂🙂 👩‍👩‍👧", "\u202e?", "\x00", "\u200b\u200b", "[1]", "[1] [2] [3]",
    "{{ finding.text }}", "{% for x in y %}", "<b>How many passengers did the ferries carry in 2022?</b>",
    "<script>alert(1)</script>", "&lt;b&gt; &amp;",
    "**How many** _passengers_ did the `ferries` carry in [2022](https://x.example)?", "# How many?",
    "| a | b |\n|---|---|", "Сколько пассажиров перевезли паромы?", "كم عدد الركاب في 2022؟",
    "フェリーは何人運びましたか？", "여객선?", "กี่คน", "塔恩渡轮？", "塔恩渡轮🙂<b>2022</b>",
    "How many 塔恩渡轮 passengers in 2022?", "Combien de passagers en 2022 ?", "how " * 1_250, "x" * 5_000,
    "年" * 5_000, "?" * 5_000, "🙂" * 2_500, "How many in 2022? " * 250, "2022 " * 399, "and " * 499,
    "a\nb\nc\nd\n", "'; DROP TABLE facts; --", "%s %d %n", "\\n\\t", "0", "-1", "1e999", "NaN", "٢٠٢٢",
]  # fmt: skip


def _ask(message: str, town: Holdings, *context: str, language: str | None = None) -> Reply:
    return reply_to(message, town, context=context, asked_on=TODAY, language=language)


def _check(reply: Reply, folder: Path) -> None:
    """What holds for any reply: marks and footnotes match, and every quote stands on disk at its offsets."""
    assert reply.paragraphs
    assert all(paragraph.strip() for paragraph in reply.paragraphs)
    assert reply.paragraphs[0].startswith(reply.lead)
    assert [note.n for note in reply.footnotes] == list(range(1, len(reply.footnotes) + 1))
    assert list(dict.fromkeys(map(int, _MARK.findall(reply.text)))) == [note.n for note in reply.footnotes]
    for note in reply.footnotes:
        article = read_article(folder / "articles" / f"{note.article}.md", folder)
        text = (folder / "articles" / f"{note.article}.md").read_bytes().decode()
        assert note.quote == text[note.start : note.end] != ""
        assert (note.title, note.url, note.published) == (article.title, article.url, str(article.published))


@pytest.mark.parametrize(("message", "kind", "text", "article"), ANSWERED)
def test_a_plain_question_is_answered_and_proved(  # noqa: PLR0917 - a row of the table, and two fixtures
    message: str, kind: str, text: str, article: str, town: Holdings, town_folder: Path
) -> None:
    """What the sources say in the asker's words is found, said as its kind is said, and cited."""
    reply = _ask(message, town)
    assert (reply.kind, reply.reason) == (kind, None)
    assert text in reply.text
    assert {note.article for note in reply.footnotes} == {article}
    _check(reply, town_folder)


@pytest.mark.parametrize("message", [message for message, *_ in ANSWERED])
def test_every_figure_of_an_answer_stands_in_a_quote(message: str, town: Holdings) -> None:
    """No figure is said that no footnote shows."""
    reply = _ask(message, town)
    held = {figure for note in reply.footnotes for figure in figures_in(note.quote)}
    assert reply.footnotes
    assert set(figures_in(_MARK.sub("", reply.text))) <= held


@pytest.mark.parametrize("judge", [None, TRUSTING], ids=["calibrated", "trusting"])
@pytest.mark.parametrize(("message", "reason"), REFUSED)
def test_another_year_or_name_is_never_answered(
    message: str, reason: str, judge: Judge | None, town: Holdings, town_folder: Path
) -> None:
    """However much the judge trusts, a constraint that is not met is named and no answer is given in its place."""
    reply = reply_to(message, town, asked_on=TODAY, judge=judge)
    assert (reply.kind, reply.reason, reply.abstained) == ("refusal", reason, True)
    _check(reply, town_folder)


def test_this_year_is_the_reader_s_or_is_named(town: Holdings) -> None:
    """Where the sources have nothing of the reader's year, the newest value is said with its year, or nothing is."""
    reply = _ask("How many passengers did the ferries carry this year?", town)
    assert reply.abstained or ("84,200" in reply.text and "2023" in reply.text)


def test_a_refusal_names_what_is_missing(town: Holdings) -> None:
    """The reader learns which year or which name the sources lack, and the nearest thing they have."""
    reply = _ask("How many passengers did the ferries carry in 2019?", town)
    assert "2019" in reply.paragraphs[0]
    assert reply.footnotes
    assert "Cormorant" in _ask("How many passengers did the Cormorant carry in 2022?", town).paragraphs[0]


def test_a_false_premise_is_not_passed_over(town: Holdings) -> None:
    """Who takes a rise for granted where the source tells of a fall is told so, and never given the plain figure."""
    reply = _ask("By how many percent did the average fare of the ferries rise in 2023?", town)
    assert reply.kind in {"correction", "refusal", "trend"}
    if reply.kind != "refusal":
        assert "fell" in reply.text


@pytest.mark.parametrize(
    ("context", "message", "text"),
    [
        (("How many passengers did the ferries carry in 2022?",), "And in 2021?", "61,000 passengers"),
        (("How many passengers did the ferries carry in 2022?", "And in 2021?"), "And in 2023?", "84,200"),
        (("How many passengers can the Petrel carry?",), "Who built it?", "Ada Kerr"),
        (("When was the Petrel built?",), "How many passengers did the ferries carry in 2021?", "61,000 passengers"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(
    context: tuple[str, ...], message: str, text: str, town: Holdings, town_folder: Path
) -> None:
    """A question is understood in its chat, and a whole one by itself."""
    reply = _ask(message, town, *context)
    assert text in reply.text
    assert not reply.abstained
    _check(reply, town_folder)


def test_a_follow_up_to_another_year_is_refused_like_a_whole_question(town: Holdings) -> None:
    """What is inherited does not soften what is asked."""
    reply = _ask("And in 2019?", town, "How many passengers did the ferries carry in 2022?")
    assert reply.abstained


def test_two_questions_get_two_answers_in_one(town: Holdings, town_folder: Path) -> None:
    """Footnotes are numbered through; each answer keeps its own."""
    first, second = "How many passengers did the ferries carry in 2022?", "When was the Petrel built?"
    reply = _ask(f"{first} {second}", town)
    assert "79,500 passengers [1]" in reply.text
    assert "1968 [2]" in reply.text
    assert len(reply.footnotes) == 2
    _check(reply, town_folder)


def test_one_answer_of_two_is_an_answer(town: Holdings, town_folder: Path) -> None:
    """Where only one of two questions can be answered, it is, and the other is refused beside it."""
    for message in (
        "When was the Petrel built? Who built the Dolphin?",
        "Who built the Dolphin? When was the Petrel built?",
    ):
        reply = _ask(message, town)
        assert not reply.abstained
        assert "1968" in reply.text
        assert "Dolphin" in reply.text
        _check(reply, town_folder)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_answer_comes_in_the_language_that_is_wanted(language: str, town: Holdings) -> None:
    """The words around the value change, the value and its quote do not."""
    reply = _ask("Did the ferries carry 79,500 passengers in 2022?", town, language=language)
    assert reply.language == language
    assert reply.paragraphs[0].startswith({"en": "Yes: 79,500", "zh": "是：79,500"}[language])
    assert reply.footnotes[0].quote == "The ferries carried 79,500 passengers in 2022."


@pytest.mark.parametrize("message", STRANGE)
def test_whatever_is_written_gets_one_reply(message: str, town: Holdings, town_folder: Path) -> None:
    """Nothing raises; what is no question, or cannot be read, is told so in words."""
    for context in ((), (message,), ("How many passengers did the ferries carry in 2022?", message)):
        reply = _ask(message, town, *context)
        assert reply.paragraphs
        assert 0 < len(reply.text) < 4_000
        assert reply.language in {"en", "zh"}
        if not re.search(r"\[\d", message):
            _check(reply, town_folder)


@pytest.mark.parametrize("message", ["", "🙂", "?", "x" * 5_000, "年" * 5_000])
def test_no_question_is_an_invalid_question(message: str, town: Holdings) -> None:
    """Nothing to read, or far too much: the reply says so and cites nothing."""
    reply = _ask(message, town)
    assert (reply.reason, reply.footnotes) == ("invalid_question", ())


@pytest.mark.parametrize(
    "message", ["Сколько пассажиров?", "كم عدد الركاب؟", "何人ですか、フェリーは？", "여객선은 몇 명?"]
)
def test_another_script_is_answered_with_the_languages_spoken_here(message: str, town: Holdings) -> None:
    """It is no refusal: nothing was looked for."""
    reply = _ask(message, town)
    assert (reply.kind, reply.reason) == ("smalltalk", None)
    assert "English" in reply.text


def test_markup_does_not_hide_a_question(town: Holdings) -> None:
    """Tags and stars around the words change nothing of the answer."""
    plain = "How many passengers did the ferries carry in 2022?"
    for message in (f"<b>{plain}</b>", f"**{plain}**", f"`{plain}`", f"  {plain}\n\n", plain.replace(" ", "\n")):
        assert "79,500 passengers" in _ask(message, town).text


def test_seeded_nonsense_never_raises(town: Holdings, town_folder: Path) -> None:
    """Any mixture of words of the town, signs and scripts gets a whole reply."""
    chance = random.Random(43)
    words = [
        "how",
        "many",
        "did",
        "the",
        "Petrel",
        "carry",
        "in",
        "2022",
        "2019",
        "who",
        "built",
        "it",
        "when",
        "why",
        "?",
        "！",
        "塔恩渡轮",
        "载客量",
        "🙂",
        "<b>",
        "**",
        "[",
        "]",
        "of",
        "Berlin",
        "Kerr",
        "12%",
        "and",
    ]
    for _ in range(150):
        message = " ".join(chance.choices(words, k=chance.randint(1, 25)))
        context = [" ".join(chance.choices(words, k=5)) for _ in range(chance.randint(0, 3))]
        _check(_ask(message, town, *context), town_folder)


def test_two_libraries_of_one_corpus_answer_alike(town: Holdings, town_folder: Path, tmp_path: Path) -> None:
    """The same corpus, question and day give the same reply, byte for byte, whenever and wherever it was built."""
    other = hold(town_folder, tmp_path / "index")
    messages = [message for message, *_ in (*ANSWERED, *REFUSED)] + [
        message for message in STRANGE if len(message) < 200
    ]
    random.Random(47).shuffle(messages)
    assert [repr(_ask(message, town)) for message in messages] == [repr(_ask(message, other)) for message in messages]
    assert [repr(_ask(message, town)) for message in reversed(messages)] == [
        repr(_ask(message, other)) for message in reversed(messages)
    ]


def test_the_day_matters_only_to_questions_that_speak_of_it(town: Holdings) -> None:
    """The year 2022 is the same every day, and last year is not."""
    for message, *_ in ANSWERED:
        replies = {repr(reply_to(message, town, asked_on=day)) for day in (TODAY, date(2022, 1, 1), date(2030, 2, 3))}
        assert len(replies) == 1, message
    last_year = "How many passengers did the ferries carry last year?"
    assert "79,500" in reply_to(last_year, town, asked_on=date(2023, 5, 1)).text
    assert "61,000" in reply_to(last_year, town, asked_on=date(2022, 5, 1)).paragraphs[0]
    assert reply_to(last_year, town, asked_on=TODAY).abstained


def test_a_series_is_told_in_order_of_time(town: Holdings) -> None:
    """Values of several years are one development, the earliest first."""
    reply = _ask("How did the passengers carried by the ferries develop from 2021 to 2023?", town)
    assert reply.kind == "trend"
    places = [reply.text.index(figure) for figure in ("61,000", "79,500", "84,200")]
    assert places == sorted(places)


def test_a_part_of_the_asked_period_is_named(town: Holdings) -> None:
    """Half a year's figure answers a question about the year only where the answer says that it is half a year's."""
    reply = _ask("How many books did the library lend in 2023?", town)
    assert reply.abstained or "June" in reply.text or "half" in reply.text


def test_the_marks_of_a_source_are_no_marks_of_the_reply(tmp_path: Path) -> None:
    """Articles have footnotes of their own; what looks like a mark in a reply points at one of its footnotes."""
    folder = tmp_path / "corpus"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "weir.md").write_text(
        "The weir of Salt is 12 metres long [7] and very old.\n", encoding="utf-8"
    )
    reply = reply_to("What is the weir of Salt?", hold(folder, tmp_path / "index"), asked_on=TODAY)
    assert "12 metres" in reply.text
    assert {int(number) for number in _MARK.findall(reply.text)} == {note.n for note in reply.footnotes}


COUNTS = """\
---
title: The toad census of 2019
published: 2019-06-02
---

# Counting

Volunteers counted toads between 3 March and 20 April 2019. They counted 512 toads at 14 ponds, compared with 430 toads
at 12 ponds in 2015. The deepest pond held 31 newts.
"""


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("How many toads did volunteers count in 2019?", "512"),
        ("How many toads did volunteers count in 2015?", "430"),
        ("How many newts did the deepest pond hold in 2019?", "31"),
        ("How many toads did volunteers count in 2017?", None),
    ],
)
def test_what_a_sentence_leaves_undated_is_of_the_period_before_it(
    message: str, said: str | None, tmp_path: Path
) -> None:
    """An undated figure has the period of the sentence before, the heading or the title, and of no other year."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "toads.md").write_text(COUNTS, encoding="utf-8")
    reply = reply_to(message, hold(tmp_path / "articles", tmp_path / "index"), judge=TRUSTING)
    assert (None if reply.abstained else reply.lead.split()[0]) == said


@pytest.mark.parametrize("facts", [True, False])
def test_why_it_went_the_other_way_is_a_correction(facts: bool, town: Holdings, town_without_facts: Holdings) -> None:
    """The reason for a rise is no reason for a fall: the quote corrects the question, and answers its opposite."""
    holdings = town if facts else town_without_facts
    wrong = reply_to("Why did passenger traffic fall in 2023?", holdings)
    right = reply_to("Why did passenger traffic rise in 2023?", holdings)
    assert (wrong.kind, right.kind) == ("correction", "reason")
    assert all("coast road" in reply.footnotes[0].quote for reply in (wrong, right))


def test_another_thing_that_went_the_other_way_corrects_nothing(town: Holdings, town_without_facts: Holdings) -> None:
    """The rise of one thing is no word against the fall of another, however near the two are."""
    for holdings in (town, town_without_facts):
        reply = reply_to("Why did the freight of the ferries fall in 2023?", holdings)
        assert reply.kind != "correction", reply.text
