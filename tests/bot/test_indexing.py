"""A new snapshot is tried with gold questions, and a running library goes over to what another process publishes."""

import json
from pathlib import Path

import pytest

from bot.answering.beside.librarian import COMPARING, AnswerChanges
from bot.app import make_indexer, open_library
from bot.errors import SettingsError
from bot.library import Library
from bot.places import Places
from bot.settings import Settings
from index.errors import AnswersLost
from index.shelf import Shelf
from tests.bot.answering.town import write_town
from tests.fakes_index import WordHashEncoder

CARRIED = "How many passengers did the ferries carry in 2022?"
BOOKS = "How many books does the library of Tarnmouth hold?"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The town's folder, to be changed at will, and an empty one for its index."""
    return Places(write_town(tmp_path / "corpus"), tmp_path / "index")


def gold(path: Path, *questions: tuple[str, str, str]) -> Path:
    """A file of gold questions: each its id, its words, and what the answer must say."""
    lines = [
        json.dumps({"id": name, "question": words, "expect": "answer", "kind": "count", "answers": [[answer]]})
        for name, words, answer in questions
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def open_town(places: Places, settings: Settings | None = None) -> Library:
    """A library of the town."""
    return open_library(settings or Settings(), places, encoder=WordHashEncoder())


def edit(places: Places, name: str, before: str, after: str) -> None:
    """Change some words of an article and of its facts."""
    for part, suffix in (("articles", "md"), ("facts", "yaml")):
        path = places.corpus / part / f"{name}.{suffix}"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def remove(places: Places, name: str) -> None:
    """Take an article and its facts away."""
    for part, suffix in (("articles", "md"), ("facts", "yaml")):
        (places.corpus / part / f"{name}.{suffix}").unlink()


def test_the_report_says_what_became_of_the_answers(places: Places, tmp_path: Path) -> None:
    """Of three gold questions one changes its answer, one loses it and one gets it; each is told with both texts."""
    asked = gold(
        tmp_path / "gold.jsonl",
        ("carried", CARRIED, "passengers"),
        ("books", BOOKS, "books"),
        ("bells", "How many bells does the tower of Sallowfield have?", "bells"),
    )
    library = open_town(places, Settings(gold_questions=asked))
    assert library.reindex().answers is None
    edit(places, "ferries", "79,500", "80,600")
    remove(places, "library")
    (places.corpus / "articles" / "tower.md").write_text("The tower of Sallowfield has nine bells.\n")
    answers = library.reindex().answers
    assert answers
    assert answers.asked == 3
    found = {kind: [change.id for change in getattr(answers, kind)] for kind in ("changed", "lost", "appeared")}
    assert found == {"changed": ["carried"], "lost": ["books"], "appeared": ["bells"]}
    assert "79,500" in answers.changed[0].before
    assert "80,600" in answers.changed[0].after


def test_a_snapshot_that_was_tried_is_not_asked_again(places: Places, tmp_path: Path) -> None:
    """The next trial asks the new snapshot only; with other questions, or half of what was kept, it asks both."""
    asked = gold(tmp_path / "gold.jsonl", ("carried", CARRIED, "passengers"), ("books", BOOKS, "books"))
    tried = places.index / "tried.json"
    steps: list[int] = []
    library = open_town(places, Settings(gold_questions=asked))

    def reindex(before: str, after: str) -> AnswerChanges | None:
        edit(places, "ferries", before, after)
        steps.clear()
        return library.reindex(lambda stage, _, total: steps.append(total) if stage == COMPARING else None).answers

    first = reindex("79,500", "80,600")
    assert set(steps) == {4}
    second = reindex("80,600", "79,500")
    assert set(steps) == {2}
    assert first
    assert second
    assert [(change.before, change.after) for change in second.changed] == [
        (change.after, change.before) for change in first.changed
    ]
    tried.write_bytes(tried.read_bytes()[:100])
    reindex("79,500", "80,600")
    assert set(steps) == {4}
    gold(asked, ("carried", CARRIED, "passengers"), ("books", BOOKS, "shelves"))
    reindex("80,600", "79,500")
    assert set(steps) == {4}


def test_losses_block_where_the_settings_say_so(places: Places, tmp_path: Path) -> None:
    """A snapshot that loses an answer is not published, and the error names the question and the setting."""
    asked = gold(tmp_path / "gold.jsonl", ("carried", CARRIED, "passengers"), ("books", BOOKS, "books"))
    settings = Settings(gold_questions=asked, block_on_lost_answers=True)
    library = open_town(places, settings)
    current = Shelf(places.index).current
    remove(places, "library")
    with pytest.raises(AnswersLost, match=r"lose one answer .*\(books\).* BLOCK_ON_LOST_ANSWERS"):
        library.reindex()
    assert Shelf(places.index).current == current
    assert not library.reply(BOOKS).abstained
    assert open_town(places, replace_blocking(settings)).reindex().changed


def test_a_new_snapshot_answers_while_its_answers_are_compared(places: Places, tmp_path: Path) -> None:
    """Nobody waits for the trial to read what is new, unless lost answers are to prevent its publication."""
    asked = gold(tmp_path / "gold.jsonl", ("carried", CARRIED, "passengers"))
    read: dict[str, str] = {}
    library = open_town(places, Settings(gold_questions=asked))
    edit(places, "ferries", "79,500", "80,600")
    library.reindex(lambda stage, *_: read.update({stage: library.reply(CARRIED).text}))
    assert "79,500" in read["verify"]
    assert "80,600" in read[COMPARING]
    assert "try" not in read
    read.clear()
    library = open_town(places, Settings(gold_questions=asked, block_on_lost_answers=True))
    edit(places, "ferries", "80,600", "79,500")
    library.reindex(lambda stage, *_: read.update({stage: library.reply(CARRIED).text}))
    assert "80,600" in read["try"]
    assert COMPARING not in read


def replace_blocking(settings: Settings) -> Settings:
    """The same settings without the block."""
    return settings.model_copy(update={"block_on_lost_answers": False})


def test_an_answer_that_is_right_no_more_is_lost(places: Places, tmp_path: Path) -> None:
    """A figure that the gold question wants and the articles no longer give counts as lost, not as changed."""
    asked = gold(tmp_path / "gold.jsonl", ("carried", CARRIED, "79,500"))
    library = open_town(places, Settings(gold_questions=asked))
    edit(places, "ferries", "79,500", "80,600")
    answers = library.reindex().answers
    assert answers
    assert [change.id for change in answers.lost] == ["carried"]


def test_gold_questions_that_are_not_there_are_told(places: Places, tmp_path: Path) -> None:
    """A wrong path is one sentence that names the setting, and nothing is built."""
    settings = Settings(gold_questions=tmp_path / "nowhere.jsonl")
    with pytest.raises(SettingsError, match=r"GOLD_QUESTIONS .*nowhere\.jsonl"):
        open_town(places, settings)
    assert Shelf(places.index).stamp is None


def test_what_another_process_publishes_answers_the_next_question(places: Places) -> None:
    """A library that runs goes over to a published snapshot, and back with a rollback, without being told."""
    library = open_town(places)
    assert "79,500" in library.reply(CARRIED).text
    edit(places, "ferries", "79,500", "80,600")
    make_indexer(Settings(), places, encoder=WordHashEncoder()).build()
    assert "80,600" in library.reply(CARRIED).text
    Shelf(places.index).roll_back()
    assert "79,500" in library.reply(CARRIED).text


def test_what_is_removed_answers_no_more(places: Places) -> None:
    """A removed article is gone with the next snapshot: its question is refused, and nobody cites it."""
    library = open_town(places)
    assert "library" in {note.article for note in library.reply(BOOKS).footnotes}
    remove(places, "library")
    library.reindex()
    reply = library.reply(BOOKS)
    assert reply.abstained
    assert "library" not in {note.article for note in reply.footnotes}


def test_a_damaged_publication_is_not_gone_over_to(places: Places) -> None:
    """Where the snapshot that another process published is damaged on the way, the one before answers on."""
    library = open_town(places)
    edit(places, "ferries", "79,500", "80,600")
    made = make_indexer(Settings(), places, encoder=WordHashEncoder()).build().snapshot
    assert made
    (places.index / "snapshots" / made.manifest.id / "facts.jsonl").write_bytes(b"{")
    assert "79,500" in library.reply(CARRIED).text
    reopened = open_town(places)
    assert "79,500" in reopened.reply(CARRIED).text
    assert "facts.jsonl is missing or damaged" in reopened.notice


def test_a_snapshot_of_another_encoder_is_not_gone_over_to(places: Places) -> None:
    """Whoever publishes with another encoder leaves a running library what it is."""
    library = open_town(places)
    edit(places, "ferries", "79,500", "80,600")
    make_indexer(Settings(), places, encoder=WordHashEncoder(name="another")).build()
    assert "79,500" in library.reply(CARRIED).text
