"""Questions with the paragraph that they were asked of, as the training data holds them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Gold:
    """One right answer: its words, and where they begin in the context, in code points."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the answer ends."""
        return self.start + len(self.text)

    def stands_in(self, context: str) -> bool:
        """Whether it stands where it should."""
        return context[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its context, and the answers that stand in it; none where the context does not answer."""

    id: str
    title: str
    question: str
    context: str
    answers: tuple[Gold, ...]
    changed: Span | None = None
    """The words of the question that were put in, where its context answers it no more because of them."""


def read_asked(path: Path) -> list[Asked]:
    """The questions of a file of JSON Lines; an answer that does not stand where it should is left out."""
    with path.open(encoding="utf-8") as lines:
        asked = [_asked(json.loads(line)) for line in lines]
    return [replace(one, answers=tuple(gold for gold in one.answers if gold.stands_in(one.context))) for one in asked]


def read_squad(path: Path, titles: Sequence[str] = ()) -> list[Asked]:
    """The questions of a file in SQuAD's own format, of all articles or of those with one of these titles."""
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [
        _asked({"title": article["title"], "context": paragraph["context"], **found})
        for article in articles
        if not titles or article["title"] in titles
        for paragraph in article["paragraphs"]
        for found in paragraph["qas"]
    ]


def _asked(line: dict[str, Any]) -> Asked:
    return Asked(
        id=str(line["id"]),
        title=str(line["title"]),
        question=str(line["question"]).strip(),
        context=str(line["context"]),
        answers=tuple(
            Gold(answer["text"], answer.get("start", answer.get("answer_start")))
            for answer in line["answers"]
            if answer["text"]
        ),
    )
