"""What several outlets print is one piece of evidence with several sources, and never more than that."""

from pathlib import Path

import pytest

from bot.answering.gathered.outlets import say_the_same, with_other_sources
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Citation
from bot.answering.said.compose import footnote_of
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from bot.jsonlines import reply_to_json
from corpus.reader import read_corpus
from corpus.spans import Span
from index.build import build_snapshot
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder

PRINTED = "The old tower of Sallowfield has nine bronze bells, which a foundry in Tarnmouth cast together in 1911."
EDITED = "The old tower of Sallowfield has nine bronze bells, which a foundry in Tarnmouth had cast together in 1911."
OTHER = "The old tower of Sallowfield has seven bronze bells, which a foundry in Tarnmouth cast together in 1912."
ASKED = "How many bronze bells does the old tower of Sallowfield have?"


def holdings_of(folder: Path, **articles: str) -> Holdings:
    """A snapshot of these articles."""
    (folder / "articles").mkdir(parents=True)
    for name, text in articles.items():
        head = f"---\nid: {name}\ntitle: The {name}\npublisher: {name.title()}\n---\n\n"
        (folder / "articles" / f"{name}.md").write_text(f"{head}{text} It stands on a hill.\n", encoding="utf-8")
    built = build_snapshot(read_corpus(folder), WordHashEncoder(), Shelf(folder / "index"))
    assert built
    return Holdings(built, WordHashEncoder())


def test_other_sources_stand_beside_the_one(tmp_path: Path) -> None:
    """An answer that three articles print has one footnote; it lists the other two, each with its own literal slice."""
    holdings = holdings_of(tmp_path, gazette=PRINTED, herald=PRINTED, tribune=EDITED)
    reply = reply_to(ASKED, holdings)
    (note,) = reply.footnotes
    assert {note.article, *(other.article for other in note.also)} == {"gazette", "herald", "tribune"}
    for source in (note, *note.also):
        assert source.quote == holdings.article(source.article).text[source.start : source.end]
    citations = reply_to_json(reply, None, ASKED, 1.0)["citations"]
    assert isinstance(citations, list)
    assert [(one["n"], len(one)) for one in citations] == [(1, 9)] * 3


def test_another_figure_is_another_thing(tmp_path: Path) -> None:
    """An article that gives other figures in the same words is no other source of these."""
    holdings = holdings_of(tmp_path, gazette=PRINTED, herald=OTHER)
    assert all(not note.also for note in reply_to(ASKED, holdings).footnotes)


def test_a_copy_that_is_removed_is_no_source(tmp_path: Path) -> None:
    """With the copy gone the answer is the same, without the other source."""
    both, one = (
        reply_to(ASKED, holdings_of(tmp_path / name, **articles))
        for name, articles in (("a", {"gazette": PRINTED, "herald": PRINTED}), ("b", {"gazette": PRINTED}))
    )
    assert both.text == one.text
    assert [len(reply.footnotes[0].also) for reply in (both, one)] == [1, 0]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (PRINTED, True),
        (EDITED, True),
        (OTHER, False),
        (PRINTED.replace("1911", "1921"), False),
        (PRINTED.replace("nine", "seven"), False),
        (PRINTED.replace("Tarnmouth", "Carrow"), False),
        (PRINTED.replace("has nine", "has – nine"), True),
        ("It stands on a hill.", False),
    ],
)
def test_the_same_is_said_whichever_way_one_looks(other: str, same: bool) -> None:
    """Sameness is mutual: it keeps figures and names, and forgives a word."""
    assert say_the_same(PRINTED, other) == say_the_same(other, PRINTED) == same


TOLD = "The tower was struck by lightning in August 2003. Four of its nine bronze bells fell, and none of them broke."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (TOLD, True),
        (TOLD.replace("fell, and", "fell – and"), True),
        (TOLD.replace("Four of", "Five of"), False),
        (TOLD.replace("2003. ", "2003. Nobody was hurt. "), False),
        (TOLD.partition(". ")[2], False),
        (f"In short: it rained. {TOLD}", True),
    ],
)
def test_a_quote_of_several_sentences_is_found_whole(other: str, found: bool, tmp_path: Path) -> None:
    """Each sentence of it stands in the other article, in order and side by side, and is quoted there as one."""
    holdings = holdings_of(tmp_path, gazette=f"It is old. {TOLD}", herald=other)
    text = holdings.article("gazette").text
    start = text.index("The tower")
    quote = Citation(holdings.article("gazette"), Span(start, start + len(TOLD)))
    (note,) = with_other_sources(Reply("value", ("Four [1]",), (footnote_of(quote, 1),)), holdings).footnotes
    assert [one.quote for one in note.also] == ([other.removeprefix("In short: it rained. ")] if found else [])
