"""Laws of lessons: what is taught is where the answer stands."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bench.reader.asked import Asked, Gold
from bench.reader.lessons import NOTHING, lessons_of
from corpus.spans import Span
from index.reader.vocabulary import Vocabulary
from index.reader.windows import Window
from tests.index.reader.minute_reader import write_minute_reader

LONGEST = 24


@pytest.fixture(name="vocabulary")
def _vocabulary(tmp_path: Path) -> Vocabulary:
    write_minute_reader(tmp_path / "reader")
    return Vocabulary.load(tmp_path / "reader" / "tokenizer.json")


def asked_at_random(dice: random.Random) -> Asked:
    """A question of a context of any length, whose answer is some of its words, however many."""
    words = [f"w{number}" for number in range(dice.randint(1, 60))]
    first = dice.randrange(len(words))
    text = " ".join(words[first : first + dice.choice((1, 2, 5, 40))])
    context = " ".join(words)
    start = len(" ".join(words[:first])) + (first > 0)
    return Asked(str(dice.random()), "t", "where " * dice.randint(1, 12), context, (Gold(text, start),))


def words_of(window: Window, first: int, last: int, context: str) -> str:
    """The words that tokens of a window stand for."""
    offset = window.context.start
    return context[window.places[first - offset][0] : window.places[last - offset][1]]


@pytest.mark.parametrize("seed", range(100))
def test_a_lesson_teaches_the_answer(vocabulary: Vocabulary, seed: int) -> None:
    """The tokens that a lesson names are those of the answer; one that no window can hold is taught as nothing."""
    asked = asked_at_random(random.Random(seed))
    (lesson,) = lessons_of([asked], vocabulary, LONGEST, seed)
    (answer,) = asked.answers
    assert len(lesson.window.numbers) <= LONGEST
    if lesson.answers:
        assert words_of(lesson.window, lesson.first, lesson.last, asked.context) == answer.text
    else:
        room = LONGEST - 3 - min(len(asked.question.split()), LONGEST // 4)
        assert len(answer.text.split()) > room


def test_what_is_not_answered_is_taught_as_nothing(vocabulary: Vocabulary) -> None:
    """Without an answer, the first token is the answer."""
    asked = Asked("1", "t", "where", "other " * 80, ())
    (lesson,) = lessons_of([asked], vocabulary, LONGEST, seed=1)
    assert (lesson.first, lesson.last, lesson.answers) == (NOTHING, NOTHING, False)


def test_the_words_that_were_put_in_are_doubted(vocabulary: Vocabulary) -> None:
    """Of a changed question, what was put in is wrong and the rest right; of an answered one, all is right."""
    answered = Asked("1", "t", "where w1 w2", "w1 w2 w3", (Gold("w3", 6),))
    changed = replace(answered, question="where w9 w2", answers=(), changed=Span(6, 8))
    unanswered = replace(answered, answers=())
    doubts = [lesson.doubts for lesson in lessons_of([answered, changed, unanswered], vocabulary, LONGEST, seed=1)]
    assert doubts == [(None, 0.0, 0.0, 0.0), (None, 0.0, 1.0, 0.0), (None, None, None, None)]


def test_a_lesson_is_the_same_wherever_it_is_asked_for(vocabulary: Vocabulary) -> None:
    """Where a window begins depends on seed and question alone, so that a resumed run shows the same ones."""
    asked = [asked_at_random(random.Random(seed)) for seed in range(20)]
    together = list(lessons_of(asked, vocabulary, LONGEST, seed=3))
    assert together == [next(lessons_of([one], vocabulary, LONGEST, seed=3)) for one in asked]
