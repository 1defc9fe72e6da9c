"""A town to answer questions about, small enough to know by heart, with an encoder that can be computed in the head.

Every figure and name of it is invented for these tests; `FACTS` says in slots what `ARTICLES` says in sentences.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.answering.agreed.judge import Judge
from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from corpus.reader import read_corpus
from index.build import build_snapshot
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder

Ask = Callable[[str, str], Reply]
"""What asks a question of a paragraph."""

ARTICLES = {
    "ferries.md": """\
---
id: ferries
title: The Tarnmouth ferries
publisher: The Tarn Courier
published: 2024-03-12
url: https://courier.example/ferries
---

# The fleet

The fleet consists of three ferries: the Petrel, the Heron and the Wren. The Petrel was built in 1968 by the
shipwright Ada Kerr. The Heron was built in 1994 by the shipwright Bruno Falk. The Petrel can carry 240 passengers.

# Traffic

The ferries carried 61,000 passengers in 2021. The ferries carried 79,500 passengers in 2022. The ferries carried 84,200
passengers in 2023, an increase of 5.9%. Passenger traffic rose in 2023 because the coast road was closed for repairs.
The average fare fell by 12% in 2023.

# Words of the trade

A slack crossing is a crossing on which no freight is carried.
""",
    "library.md": """\
---
id: library
title: The library of Tarnmouth
publisher: The Tarn Courier
published: 2024-05-02
---

The library of Tarnmouth holds 31,400 books. It was opened on 4 May 1921 by Clara Voss. The library lent 18,300 books
between January and June 2023. Its reading room has 46 seats.
""",
}

FACTS = {
    "ferries.yaml": """\
article: ferries
terms:
  - name: Tarnmouth ferries
    aliases: [ferry line, the ferries]
    zh: [塔恩渡轮]
  - name: passengers carried
    aliases: [ridership, number of passengers]
    zh: [载客量]
facts:
  - id: fleet
    subject: Tarnmouth ferries
    metric: ferries of the fleet
    names: [Petrel, Heron, Wren]
    role: list
    quote: "The fleet consists of three ferries: the Petrel, the Heron and the Wren."
  - id: petrel-builder
    subject: Petrel
    metric: shipwright
    names: [Ada Kerr]
    role: relation
    quote: |-
      The Petrel was built in 1968 by the
      shipwright Ada Kerr.
  - id: petrel-built
    subject: Petrel
    metric: year of building
    date: "1968"
    surface: "1968"
    role: event
    quote: |-
      The Petrel was built in 1968 by the
      shipwright Ada Kerr.
  - id: heron-builder
    subject: Heron
    metric: shipwright
    names: [Bruno Falk]
    role: relation
    quote: The Heron was built in 1994 by the shipwright Bruno Falk.
  - id: petrel-capacity
    subject: Petrel
    metric: passenger capacity
    value: 240 passengers
    quote: The Petrel can carry 240 passengers.
  - id: passengers-2021
    subject: Tarnmouth ferries
    metric: passengers carried
    value: 61,000 passengers
    period: "2021"
    quote: The ferries carried 61,000 passengers in 2021.
  - id: passengers-2022
    subject: Tarnmouth ferries
    metric: passengers carried
    value: 79,500 passengers
    period: "2022"
    quote: The ferries carried 79,500 passengers in 2022.
  - id: passengers-2023
    subject: Tarnmouth ferries
    metric: passengers carried
    value: |-
      84,200
      passengers
    period: "2023"
    quote: |-
      The ferries carried 84,200
      passengers in 2023, an increase of 5.9%.
  - id: reason-2023
    subject: Tarnmouth ferries
    metric: reason for the rise in passengers
    phrase: the coast road was closed for repairs
    role: reason
    direction: up
    period: "2023"
    quote: Passenger traffic rose in 2023 because the coast road was closed for repairs.
  - id: fare-change
    subject: Tarnmouth ferries
    metric: change of the average fare
    value: 12%
    role: change
    direction: down
    period: "2023"
    quote: The average fare fell by 12% in 2023.
  - id: slack-crossing
    subject: slack crossing
    metric: definition
    phrase: a crossing on which no freight is carried
    role: description
    quote: A slack crossing is a crossing on which no freight is carried.
""",
    "library.yaml": """\
article: library
facts:
  - id: books
    subject: library of Tarnmouth
    metric: number of books
    value: 31,400 books
    role: count
    quote: The library of Tarnmouth holds 31,400 books.
  - id: opened
    subject: library of Tarnmouth
    metric: opening
    date: "1921-05-04"
    surface: 4 May 1921
    role: event
    quote: It was opened on 4 May 1921 by Clara Voss.
  - id: loans
    subject: library of Tarnmouth
    metric: books lent
    value: 18,300 books
    period: 2023-01..2023-06
    quote: |-
      The library lent 18,300 books
      between January and June 2023.
""",
}

TRUSTING = Judge(
    weights={"fact": defaultdict(float), "sentence": defaultdict(float), "read": defaultdict(float)},
    limits={"fact": 0.0, "sentence": 0.0, "read": 0.0},
)
"""Lets everything answer that disagrees in nothing: what it refuses, no tuning may let through."""


def write_town(folder: Path) -> Path:
    """Write the town's corpus into a folder."""
    return write_corpus(folder, ARTICLES, FACTS)


def write_corpus(folder: Path, articles: Mapping[str, str], facts: Mapping[str, str]) -> Path:
    """Write a corpus into a folder: the text of each file by its name."""
    for part, files in (("articles", articles), ("facts", facts)):
        (folder / part).mkdir(parents=True)
        for name, content in files.items():
            (folder / part / name).write_text(content, encoding="utf-8")
    return folder


def hold_article(article: str, folder: Path) -> Holdings:
    """Hold an index of one article alone, without facts."""
    return hold(write_corpus(folder / "corpus", {"article.md": article}, {}), folder / "index")


def first_line(question: str, holdings: Holdings) -> str:
    """What a reply says before its first footnote mark."""
    return reply_to(question, holdings).text.partition("[1]")[0]


def hold(corpus: Path, index: Path) -> Holdings:
    """Build an index of a corpus and hold it."""
    encoder = WordHashEncoder()
    shelf = Shelf(index)
    build_snapshot(read_corpus(corpus), encoder, shelf)
    return Holdings(shelf.open_current(), encoder)
