"""A reader as it is shipped, put to a set with its paragraphs given."""

from collections.abc import Callable, Sequence

from bench.reader.asked import Asked
from bench.reader.grading import Guess, grade
from index.reader.reader import Reader

_SAID_EVERY = 500


def try_reader(
    reader: Reader, asked: Sequence[Asked], say: Callable[[str], None] = lambda _: None
) -> dict[str, float | None]:
    """Ask every question of its own paragraph; see `bench.reader.grading.grade`."""
    guesses = []
    for number, one in enumerate(asked, start=1):
        (reading,) = reader.read(one.question, [one.context])
        text = reading.candidates[0].span.of(one.context) if reading.candidates else ""
        guesses.append(Guess(text, reading.margin, reading.answers))
        if number % _SAID_EVERY == 0:
            say(f"{number} of {len(asked)}")
    return grade(asked, guesses)
