"""A folder to learn from, of articles that tell one thing a paragraph."""

import json
from dataclasses import replace
from pathlib import Path

from bench.reader.course import COURSES, Course, read_course

_TOWNS = ("Ansel", "Breda", "Calder", "Dorn", "Elm", "Fenn")


def short_course(name: str, **settings: float) -> Course:
    """A course with other settings than its own."""
    course = read_course(name)
    return replace(course, recipe=replace(course.recipe, **settings))  # type: ignore[arg-type]


def write_sets(folder: Path) -> None:
    """Write every file that a course names: of each town a paragraph with its mill's year, and a question for it."""
    for course in map(read_course, COURSES):
        for name in course.files:
            titles = (name.removesuffix(".jsonl"), *course.kept_aside)
            lines = [_line(title, number, town) for title in titles for number, town in enumerate(_TOWNS)]
            (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _line(title: str, number: int, town: str) -> dict[str, object]:
    other = _TOWNS[number - 1]
    context = f"The old mill of {title} at {town} was built in {1900 + number}, long before that at {other}."
    answer = str(1900 + number)
    return {
        "id": f"{title} {number}",
        "title": title,
        "question": f"When was the old mill at {town} built?",
        "context": context,
        "answers": [{"text": answer, "start": context.index(answer)}],
    }
