"""The composition root: a library opens, answers while it is rebuilt, and forgets what is taken away."""

import hashlib
import os
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from bot.app import make_indexer, open_library
from bot.errors import SettingsError
from bot.library import Library
from bot.places import Places, places_of
from bot.settings import Settings
from bot.staleness import may_be_stale
from corpus.errors import CorpusError
from corpus.web.fetch import Page
from index.errors import BuildRunning, EngineUnavailable, SnapshotForeign
from index.manifest import Manifest
from index.shelf import Shelf
from index.snapshot import MANIFEST, read_manifest
from tests.bot.answering.town import write_town
from tests.fakes_index import WordHashEncoder

CARRIED = "How many passengers did the ferries carry in 2022?"
BOOKS = "How many books does the library of Tarnmouth hold?"
TODAY = date(2025, 11, 1)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The town's folder, to be changed at will, and an empty one for its index."""
    return Places(write_town(tmp_path / "corpus"), tmp_path / "index")


@pytest.fixture
def library(places: Places) -> Library:
    """A library of the town."""
    return _open(places)


def _open(places: Places, encoder: WordHashEncoder | None = None) -> Library:
    return open_library(Settings(), places, encoder=encoder or WordHashEncoder())


def _may_be_stale(places: Places) -> bool:
    indexer = make_indexer(Settings(), places, encoder=WordHashEncoder())
    return may_be_stale(indexer.shelf.open_current(), indexer)


def _edit(places: Places, name: str, before: str, after: str) -> None:
    for part, suffix in (("articles", "md"), ("facts", "yaml")):
        path = places.corpus / part / f"{name}.{suffix}"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_an_index_is_built_once_and_used_afterwards(places: Places) -> None:
    """The first opening encodes the corpus; the second encodes nothing and answers alike."""
    first, second = WordHashEncoder(), WordHashEncoder()
    replies = [_open(places, encoder).reply(BOOKS, asked_on=TODAY) for encoder in (first, second)]
    assert replies[0] == replies[1]
    assert len(first.encoded) > 20 > len(second.encoded)


def test_a_corpus_named_alone_gets_an_index_of_its_own(tmp_path: Path) -> None:
    """Two corpora never share an index by chance, and one corpus finds its own again, however its path is written."""
    settings = Settings(index_dir=tmp_path / "index")
    one, two = tmp_path / "one", tmp_path / "two"
    assert places_of(settings) == Places(settings.corpus_dir, settings.index_dir, settings.added_dir)
    assert places_of(settings, one).index.parent == settings.index_dir
    assert places_of(settings, one) != places_of(settings, two)
    assert places_of(settings, one).index == places_of(settings, tmp_path / "two" / ".." / "one").index
    assert places_of(settings, one, two).index == two
    assert places_of(settings, one).added != places_of(settings, two).added
    assert places_of(settings, None, two) == Places(settings.corpus_dir, two, settings.added_dir)


def test_a_server_that_is_not_there_is_told(places: Places) -> None:
    """Where the settings name a server that does not answer, one sentence says so, and nothing is published."""
    settings = Settings(vector_backend="milvus", milvus_uri="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="search is unavailable"):
        open_library(settings, places, encoder=WordHashEncoder())
    assert not (places.index / "CURRENT").exists()


def test_an_index_of_another_encoder_is_not_opened(places: Places) -> None:
    """Vectors of two encoders cannot be compared."""
    _open(places)
    with pytest.raises(SnapshotForeign, match="word-hash"):
        _open(places, WordHashEncoder(name="another"))


def test_a_corpus_that_cannot_be_read_leaves_nothing(places: Places) -> None:
    """A first build that fails writes nothing."""
    (places.corpus / "facts" / "bad.yaml").write_bytes(b"facts: [")
    with pytest.raises(CorpusError):
        _open(places)
    assert not places.index.exists()


def test_a_removed_article_stops_answering(places: Places, library: Library) -> None:
    """With the next snapshot, not before; and an article that comes back answers again, as it did."""
    before = library.reply(BOOKS, asked_on=TODAY)
    files = [places.corpus / part / name for part, name in (("articles", "library.md"), ("facts", "library.yaml"))]
    contents = [file.read_text(encoding="utf-8") for file in files]
    for file in files:
        file.unlink()
    assert library.why_stale() == "articles"
    assert library.reply(BOOKS, asked_on=TODAY) == before

    assert library.reindex().changed
    assert not library.why_stale()
    after = library.reply(BOOKS, asked_on=TODAY)
    assert "31,400" not in after.text
    assert "library" not in {note.article for note in after.footnotes}
    assert [source.article for source in library.sources()] == ["ferries"]

    for file, content in zip(files, contents, strict=True):
        file.write_text(content, encoding="utf-8")
    library.reindex()
    assert library.reply(BOOKS, asked_on=TODAY) == before


def test_a_changed_figure_is_answered_with_the_next_snapshot(places: Places, library: Library) -> None:
    """The old figure is gone with the snapshot that held it."""
    _edit(places, "ferries", "79,500", "79,999")
    assert "79,500" in library.reply(CARRIED, asked_on=TODAY).text
    library.reindex()
    reply = library.reply(CARRIED, asked_on=TODAY)
    assert "79,999" in reply.text
    assert "79,500" not in reply.text + reply.footnotes[0].quote


def test_a_reindex_of_what_has_not_changed_changes_nothing(library: Library) -> None:
    """It says so, and the snapshot stays."""
    first, second = library.reindex(), library.reindex()
    assert not first.changed
    assert first.snapshot == second.snapshot
    assert first.articles == 2


@pytest.mark.parametrize("fault", ["corpus", "encoder", "busy"])
def test_a_failed_reindex_changes_nothing(fault: str, places: Places) -> None:
    """The live snapshot goes on answering; what is on disk stays what it was."""
    encoder = WordHashEncoder()
    library = _open(places, encoder)
    before, current = library.reply(CARRIED, asked_on=TODAY), Shelf(places.index).current
    _edit(places, "ferries", "79,500", "79,999")
    if fault == "corpus":
        (places.corpus / "articles" / "library.md").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(CorpusError):
            library.reindex()
    elif fault == "encoder":
        encoder.fault = RuntimeError("out of memory")
        with pytest.raises(RuntimeError):
            library.reindex()
        encoder.fault = None
    else:
        with Shelf(places.index).writing(), pytest.raises(BuildRunning):
            library.reindex()
    assert library.reply(CARRIED, asked_on=TODAY) == before
    assert Shelf(places.index).current == current


def test_replies_during_reindexing_never_mix_snapshots(places: Places, library: Library) -> None:
    """Each reply is one of the old snapshot or one of the new, footnote and all, from whatever thread it is asked."""
    replies: list[tuple[str, str]] = []
    failures: list[BaseException] = []
    ended = threading.Event()

    def ask() -> None:
        try:
            while not ended.wait(0.01):  # without a rest two who ask leave one who builds no turn
                reply = library.reply(CARRIED, asked_on=TODAY)
                replies.append((reply.lead, reply.footnotes[0].quote))
        except BaseException as error:  # noqa: BLE001 - a thread's failure is the test's
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    figure = "79,500"
    for number in range(4):
        _edit(places, "ferries", figure, figure := f"79,50{number + 1}")
        assert library.reindex().changed
        assert figure in library.reply(CARRIED, asked_on=TODAY).text
    ended.set()
    for thread in threads:
        thread.join(30)
    assert not failures
    assert len(replies) > 4
    assert all(lead.split()[0] in quote for lead, quote in replies)
    assert replies[-1][0].startswith("79,50")


def test_sources_are_told_by_title(library: Library) -> None:
    """Each article with what it holds."""
    ferries, lib = library.sources()
    assert (ferries.article, ferries.title, ferries.facts) == ("ferries", "The Tarnmouth ferries", 11)
    assert (lib.article, lib.published, lib.publisher) == ("library", "2024-05-02", "The Tarn Courier")
    assert ferries.sentences >= 11


def test_every_example_has_an_answer(library: Library) -> None:
    """A newcomer who asks what is proposed gets an answer."""
    examples = library.examples()
    assert 1 <= len(examples) <= 3
    assert len(set(examples)) == len(examples)
    for example in examples:
        assert not library.reply(example, asked_on=TODAY).abstained, example


LIGHT = b"# The light of Sallow Point\n\nThe light of Sallow Point burns 17 lamps. It was lit in 1904.\n"


def test_an_added_article_answers_after_the_next_build_and_no_longer_after_it_was_removed(
    places: Places, tmp_path: Path
) -> None:
    """What an admin adds lies beside the corpus, answers from the next snapshot on, and goes as it came."""
    places = Places(places.corpus, places.index, tmp_path / "added")
    library = _open(places)
    asked = "How many lamps does the light of Sallow Point burn?"
    article = library.add("Sallow Point.md", LIGHT)
    library.reindex()
    assert library.added() == {article}
    assert article in {source.article for source in library.sources()}
    assert library.reply(asked, asked_on=TODAY).footnotes[0].article == article
    assert library.remove(article)
    library.reindex()
    assert library.added() == frozenset()
    assert article not in {source.article for source in library.sources()}
    assert all(note.article != article for note in library.reply(asked, asked_on=TODAY).footnotes)


def test_an_added_article_takes_no_id_of_the_corpus(places: Places, tmp_path: Path) -> None:
    """A file that is named as an article of the corpus gets an id of its own."""
    library = _open(Places(places.corpus, places.index, tmp_path / "added"))
    assert library.add("ferries.md", LIGHT) not in {source.article for source in library.sources()}


def test_a_page_of_the_web_is_added_where_the_settings_allow_it(places: Places, tmp_path: Path) -> None:
    """It becomes an article with its address; without the setting nothing is fetched, and the setting is named."""
    places = Places(places.corpus, places.index, tmp_path / "added")
    page = Page("https://news.example/light", ".md", LIGHT)

    def fetch(address: str) -> Page:
        assert address == page.address
        return page

    settings = Settings()
    library = open_library(settings, places, encoder=WordHashEncoder(), fetch=fetch)
    with pytest.raises(SettingsError, match="ALLOW_URLS is false"):
        library.add_page(page.address)
    allowed = settings.model_copy(update={"allow_urls": True})
    library = open_library(allowed, places, encoder=WordHashEncoder(), fetch=fetch)
    article = library.add_page(page.address)
    library.reindex()
    assert {source.article: source.url for source in library.sources()}[article] == page.address


def test_a_file_that_is_left_out_does_not_make_an_index_look_old(places: Places) -> None:
    """It was there when the index was built; a file that comes later does, though it keeps its old date."""
    (places.corpus / "articles" / "cut.pdf").write_bytes(b"%PDF-1.4 cut")
    library = _open(places)
    assert not _may_be_stale(places)
    old = places.corpus.parent / "tower.md"
    old.write_text("The tower of Sallowfield has nine bells.")
    os.utime(old, (0, 0))
    old.rename(places.corpus / "articles" / "tower.md")
    assert library.why_stale() == "articles"


def test_an_older_file_that_takes_an_article_s_place_makes_an_index_old(places: Places) -> None:
    """It was changed long ago, and came since."""
    tower = places.corpus / "articles" / "tower.md"
    tower.write_text("The tower of Sallowfield has nine bells.")
    library = _open(places)
    other = places.corpus.parent / "tower.md"
    other.write_text("The tower of Sallowfield has five bells.")
    os.utime(other, (0, 0))
    other.replace(tower)
    assert library.why_stale() == "articles"


@pytest.mark.parametrize("change", ["replaced", "removed", "new"])
def test_older_facts_that_come_or_go_make_an_index_old(places: Places, change: str) -> None:
    """Facts that come from elsewhere may be written long ago; they answer once they are in the index, and no sooner."""
    library = _open(places)
    facts = places.corpus / "facts" / "library.yaml"
    content = facts.read_text(encoding="utf-8")
    other = places.corpus.parent / "other.yaml"
    if change == "replaced":
        other.write_text(content.replace("metric: ", "metric: other ", 1), encoding="utf-8")
    elif change == "new":
        head, _, first = content.partition("facts:\n")
        other.write_text(
            f"{head.partition('terms:')[0]}facts:\n{first.replace('- id: ', '- id: new-')}", encoding="utf-8"
        )
    if change == "removed":
        facts.unlink()
    else:
        os.utime(other, (0, 0))
        other.replace(facts if change == "replaced" else facts.with_name("new.yaml"))
    assert library.why_stale() == "articles"


def test_what_changes_no_word_makes_no_index_old(places: Places) -> None:
    """A file that is touched, lent to others or written anew as it was is the one that it was; no corpus is read."""
    _open(places)
    path = places.corpus / "articles" / "library.md"
    path.chmod(0o600)
    path.write_bytes(path.read_bytes())
    os.utime(path, (time.time() + 60,) * 2)
    facts = places.corpus / "facts" / "library.yaml"
    copy = places.corpus.parent / "copy.yaml"
    copy.write_bytes(facts.read_bytes())
    copy.replace(facts)
    assert not _may_be_stale(places)


def test_a_clock_that_is_put_back_hides_no_change(places: Places) -> None:
    """Where the index comes from the future, no file is younger, so each is looked at."""
    _open(places)
    shelf = Shelf(places.index)
    assert shelf.current
    _rewrite(shelf, read_manifest(shelf.current).model_copy(update={"created": "2999-01-01T00:00:00+00:00"}))
    library = _open(places)
    assert library.why_stale() == ""
    _edit(places, "ferries", "79,500", "79,600")
    assert library.why_stale() == "articles"


def test_an_article_that_is_edited_while_the_index_is_built_makes_it_old(places: Places) -> None:
    """The snapshot holds what was read; what comes between the reading and the end of the build is not forgotten."""

    def edit(stage: str, _done: int, _of: int) -> None:
        if stage == "verify":
            _edit(places, "ferries", "79,500", "79,600")

    library = open_library(Settings(), places, encoder=WordHashEncoder(), progress=edit)
    assert library.why_stale() == "articles"


def test_another_version_is_no_change_of_the_articles(places: Places) -> None:
    """An index that other rules have read is told as that, as long as the articles are the same."""
    _open(places)
    shelf = Shelf(places.index)
    assert shelf.current
    _rewrite(shelf, read_manifest(shelf.current).model_copy(update={"rules": "0" * 64}))
    library = _open(places)
    assert not _may_be_stale(places)
    assert library.why_stale() == "rules"
    facts = places.corpus / "facts" / "library.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("metric: ", "metric: other ", 1), encoding="utf-8")
    assert library.why_stale() == "rules"
    _edit(places, "ferries", "79,500", "79,600")
    assert library.why_stale() == "articles"


def _rewrite(shelf: Shelf, manifest: Manifest) -> None:
    """Let the current snapshot have another manifest."""
    content = manifest.serialise()
    (shelf.folder / "snapshots" / manifest.id / MANIFEST).write_bytes(content)
    (shelf.folder / "CURRENT").write_text(f"{manifest.id} {hashlib.sha256(content).hexdigest()}\n")
