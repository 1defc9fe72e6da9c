"""Articles that are added to a corpus: kept beside it, read with it, taken away again."""

from pathlib import Path

import pytest

from corpus.adding import add_article, added_articles, remove_article
from corpus.errors import CorpusError
from corpus.reader import read_corpus

LAKE = b"Tarn Lake is 210 metres deep. It was measured in 2019."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one article."""
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "articles" / "river.md").write_text("The river is 412 kilometres long.", encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """Where articles are added; made when it is needed."""
    return tmp_path / "added"


def test_what_is_added_is_read_with_the_corpus_and_does_not_touch_it(corpus: Path, added: Path) -> None:
    """The article is one of the corpus from then on, and the corpus's own folder stays as it was."""
    assert add_article("Tarn Lake.txt", LAKE, corpus, added) == "tarn-lake"
    assert {article.id for article in read_corpus(corpus, added).articles} == {"river", "tarn-lake"}
    assert added_articles(corpus, added) == {"tarn-lake"}
    assert [path.name for path in corpus.rglob("*") if path.is_file()] == ["river.md"]


def test_the_same_name_again_takes_its_place(corpus: Path, added: Path) -> None:
    """A corrected file replaces the one before."""
    for content in (LAKE, LAKE.replace(b"210", b"211")):
        add_article("lake.txt", content, corpus, added)
    texts = [article.text for article in read_corpus(corpus, added).articles if article.id == "lake"]
    assert texts == [LAKE.replace(b"210", b"211").decode()]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("song.mp3", b"la", "no kind of file|sound"),
        ("empty.txt", b"  \n", "no text"),
        ("river.txt", LAKE, "the id 'river' is taken by river.md"),
        ("noise.pdf", b"\x00\x01", "."),
    ],
)
def test_what_is_no_article_is_not_kept(corpus: Path, added: Path, name: str, content: bytes, told: str) -> None:
    """It is refused in a sentence that names the file as its sender does, and leaves nothing behind."""
    with pytest.raises(CorpusError, match=told):
        add_article(name, content, corpus, added)
    assert added_articles(corpus, added) == frozenset()
    assert not [path for path in added.rglob("*.txt") if path.is_file()]


@pytest.mark.parametrize("name", ["../../../evil.txt", "/etc/evil.txt", "..\\evil.txt", ".evil.txt", "evil\0.txt"])
def test_no_name_leads_out_of_the_folder(corpus: Path, added: Path, name: str) -> None:
    """Whatever a file is called, it lies where articles lie, in plain sight."""
    add_article(name, LAKE, corpus, added)
    assert [path.name for path in (added / "articles").iterdir()] == ["evil.txt"]


def test_what_was_added_can_be_taken_away_and_nothing_else(corpus: Path, added: Path) -> None:
    """Articles of the corpus itself, and those that are not there, are left."""
    add_article("lake.txt", LAKE, corpus, added)
    assert [remove_article(name, corpus, added) for name in ("lake", "lake", "river")] == [True, False, False]
    assert {article.id for article in read_corpus(corpus, added).articles} == {"river"}
