"""JSON lines: the contract by which others ask and read."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.said.reply import Footnote, Reply
from bot.jsonlines import AskedQuestion, BadLine, answer_lines, read_line, reply_to_json, to_line
from index.errors import EngineUnavailable
from tests.fakes import Asked, WordCountingLibrarian


def answers(*lines: str | bytes) -> list[dict[str, object]]:
    """Answer a whole batch at once."""
    return list(answer_lines(lines, WordCountingLibrarian()))


def test_a_reply_is_laid_out_by_the_contract() -> None:
    """Keys, their order and their types are what others rely on; the text has no quotes in it, the citations do."""
    footnote = Footnote(
        "river", "Piers", "The Daily", "2025-10", True, "https://x.example", 1, "Nine piers stand.", 3, 20
    )
    reply = Reply("value", ("9 piers. [1]", "3 + 6 = 9"), (footnote,), "9", operands=("3", "6"), confidence=0.75)

    assert json.loads(to_line(reply_to_json(reply, "q1", "How many?", 1.25))) == {
        "id": "q1",
        "question": "How many?",
        "answer_text": "9 piers. [1]\n\n3 + 6 = 9",
        "abstained": False,
        "reason": None,
        "kind": "value",
        "citations": [
            {
                "n": 1,
                "quote": "Nine piers stand.",
                "article": "river",
                "title": "Piers",
                "publisher": "The Daily",
                "published": "2025-10",
                "url": "https://x.example",
                "start": 3,
                "end": 20,
            }
        ],
        "operands": ["3", "6"],
        "confidence": 0.75,
        "ms": 1.2,
    }
    assert list(reply_to_json(reply, "q1", "", 0)) == [
        "id", "question", "answer_text", "abstained", "reason", "kind", "citations", "operands", "confidence", "ms",
    ]  # fmt: skip


def test_a_refusal_is_an_answer_with_a_reason() -> None:
    """Where the sources do not say, `abstained` is true and `reason` says why."""
    refusal = reply_to_json(Reply("refusal", ("Nothing.",), reason="entity_unknown"), 7, "Who?", 0)

    assert (refusal["id"], refusal["abstained"], refusal["reason"]) == (7, True, "entity_unknown")


def test_a_line_asks_all_that_it_says() -> None:
    """Context, day and language reach the librarian as they stand; what is left out is left to it."""
    librarian = WordCountingLibrarian()
    lines = [
        '{"id": "a", "question": "and then?", "context": ["one", "two"], "asked_on": "2025-11-01", "language": "zh"}',
        '{"id": "b", "question": "now?"}',
        '{"id": "c", "question": "now?", "context": null, "asked_on": null, "language": null, "expected": "9"}',
    ]

    assert [answer["id"] for answer in answer_lines(lines, librarian)] == ["a", "b", "c"]
    assert librarian.asked == [
        Asked("and then?", ("one", "two"), date(2025, 11, 1), "zh"),
        Asked("now?", (), None, None),
        Asked("now?", (), None, None),
    ]


@pytest.mark.parametrize(
    ("line", "question_id", "named"),
    [
        ("nonsense", None, "JSON"),
        ("[1, 2]", None, "object"),
        (b"\xff\xfe", None, "JSON"),
        ("[" * 100_000, None, "JSON"),
        ('{"question": "a"}', None, "id"),
        ('{"id": true, "question": "a"}', None, "id"),
        ('{"id": "x"}', "x", "question"),
        ('{"id": 3, "question": 5}', 3, "question"),
        ('{"id": "x", "question": "a", "context": "b"}', "x", "context"),
        ('{"id": "x", "question": "a", "context": [1]}', "x", "context"),
        ('{"id": "x", "question": "a", "asked_on": "1.11.2025"}', "x", "asked_on"),
        ('{"id": "x", "question": "a", "asked_on": 5}', "x", "asked_on"),
        ('{"id": "x", "question": "a", "language": "de"}', "x", "language"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_the_others_are_answered(
    line: str | bytes, question_id: str | int | None, named: str
) -> None:
    """It gives its id, where that can be read, and one sentence that names the key; nothing stops for it."""
    bad, good = answers(line, '{"id": "good", "question": "a b"}')

    assert bad.keys() == {"id", "error"}
    assert bad["id"] == question_id
    assert named in str(bad["error"])
    assert "\n" not in str(bad["error"])
    assert good["answer_text"] == "2 words. [1]"


def test_blank_lines_ask_nothing() -> None:
    """They give no line at all, so that a file may end in several."""
    assert [answer["id"] for answer in answers("\n", '{"id": 1, "question": "a"}\r\n', b"  \n", "")] == [1]


def test_a_byte_order_mark_is_passed_over() -> None:
    """The first line of a file that an editor has marked is a line like the others."""
    line = '{"id": 1, "question": "a"}'
    assert read_line("\ufeff" + line) == read_line(b"\xef\xbb\xbf" + line.encode()) == read_line(line)


def test_answers_come_as_lines_are_read() -> None:
    """An endless input is answered from its first line on; nothing waits for the end."""
    endless = (f'{{"id": {n}, "question": "a"}}' for n in count())
    stream = answer_lines(endless, WordCountingLibrarian())

    assert [next(stream)["id"] for _ in range(3)] == [0, 1, 2]


def test_time_is_the_librarian_s_alone() -> None:
    """`ms` counts from the question to its reply, in milliseconds of the clock that is given."""
    ticks: Iterator[float] = iter([10.0, 10.5, 20.0, 20.002])
    lines = ['{"id": 1, "question": "a"}'] * 2

    assert [answer["ms"] for answer in answer_lines(lines, WordCountingLibrarian(), clock=lambda: next(ticks))] == [
        500.0,
        2.0,
    ]


@given(st.dictionaries(st.text(), st.text()))
def test_an_object_is_one_line_for_every_reader(fields: dict[str, object]) -> None:
    """Whatever is in it, no reader sees a second line, and it is read back as it was."""
    line = to_line(fields)

    assert len(line.splitlines()) == 1
    assert json.loads(line) == fields


@given(st.text() | st.binary())
def test_no_line_breaks_the_reading(line: str | bytes) -> None:
    """Any line is a question or a bad line."""
    assert isinstance(read_line(line), AskedQuestion | BadLine)


@given(st.text(st.characters(codec="utf-8")), st.lists(st.text(st.characters(codec="utf-8")), max_size=3))
def test_what_is_written_is_what_is_read(question: str, context: list[str]) -> None:
    """A question of any text comes out of its line unchanged, and stands so beside its answer."""
    line = to_line({"id": "q", "question": question, "context": context})

    asked = read_line(line)
    assert isinstance(asked, AskedQuestion)
    assert (asked.question, asked.context) == (question, tuple(context))
    assert answers(line)[0]["question"] == question


def test_a_search_that_fails_amid_a_batch_costs_that_line_alone() -> None:
    """A server that does not answer is an error of the line that was asked then, in its own one sentence."""

    class Halting(WordCountingLibrarian):
        def reply(self, message: str, **options: Any) -> Reply:  # noqa: ANN401 - passed on as it is
            if message == "stop":
                raise EngineUnavailable("search is unavailable")
            return super().reply(message, **options)

    lines = ('{"id": 1, "question": "stop"}', '{"id": 2, "question": "a b"}')
    failed, answered = answer_lines(lines, Halting())
    assert failed == {"id": 1, "error": "search is unavailable"}
    assert answered["answer_text"] == "2 words. [1]"
