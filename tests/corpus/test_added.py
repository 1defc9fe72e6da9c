"""Added articles: the text that is cited, the file it came from, and nothing that nobody said."""

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.added import AddedArticles
from corpus.articles import read_article
from corpus.errors import CorpusError
from corpus.formats.conversions import Conversions
from corpus.matter.front_matter import part_front_matter
from corpus.reader import read_corpus
from tests.corpus.formats.pages import NEWS, UNDATED, make_report

LINES = b'{"id": "tides", "text": "The tide rose.", "published": "2024-05-01"}\n{"id": "ebb", "text": "It fell."}\n'


def _add(folder: Path, name: str, content: bytes, **said: str) -> list[str]:
    with Conversions() as conversions:
        return [article.id for article in AddedArticles(folder).add(name, content, said, conversions).articles]


def test_the_original_lies_beside_the_text_with_its_hash(tmp_path: Path) -> None:
    """Whoever doubts the text can look at the file, and see that it is the one."""
    content = make_report()
    assert _add(tmp_path, "report.pdf", content) == ["report"]
    digest = hashlib.sha256(content).hexdigest()
    assert (tmp_path / "originals" / "report" / f"{digest[:16]}.pdf").read_bytes() == content
    text = (tmp_path / "articles" / "report.md").read_bytes().decode()
    assert part_front_matter(text).front_matter.original_sha256 == digest


def test_what_is_said_wins_and_what_is_missing_stays_missing(tmp_path: Path) -> None:
    """A date that the page lacks is the one that was given; nothing else appears."""
    _add(tmp_path, "bridges.html", UNDATED.encode(), published="2023-04")
    article = read_article(tmp_path / "articles" / "bridges.md", tmp_path)
    assert (str(article.published), article.published_inferred) == ("2023-04", False)
    assert (article.author, article.publisher) == ("", "")


def test_a_file_of_the_same_name_replaces_and_another_does_not(tmp_path: Path) -> None:
    """A new edition has the old one's id; another file of like name has its own."""
    assert _add(tmp_path, "news.html", NEWS.encode()) == ["news"]
    assert _add(tmp_path, "news.html", NEWS.replace("412", "413").encode()) == ["news"]
    assert "413 million" in (tmp_path / "articles" / "news.md").read_text(encoding="utf-8")
    assert _add(tmp_path, "news.md", b"# News\n\nNothing new.\n") == ["news-2"]


def test_each_line_of_an_export_is_an_article_of_its_own(tmp_path: Path) -> None:
    """Offsets count from the start of what the line says, and one can be removed without the others."""
    assert _add(tmp_path, "export.jsonl", LINES) == ["tides", "ebb"]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text("Rivers rose.", encoding="utf-8")
    articles = {article.id: article for article in read_corpus(tmp_path / "corpus", tmp_path).articles}
    assert articles["tides"].text == "The tide rose."
    assert AddedArticles(tmp_path).remove("ebb")
    assert {article.id for article in read_corpus(tmp_path / "corpus", tmp_path).articles} == {"a", "tides"}


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    """Whatever a file is called, it is written below the folder."""
    for name in ("../../evil.md", "..\\..\\evil.md", "/etc/evil.md"):
        _add(tmp_path / "added", name, b"The river rose.")
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")} == {"added"}


def test_a_hostile_id_of_a_line_is_a_plain_one(tmp_path: Path) -> None:
    """An id becomes the name of a file, so it may hold no path."""
    line = json.dumps({"id": "../../evil", "text": "The river rose."}).encode()
    assert _add(tmp_path / "added", "export.jsonl", line) == ["evil"]


def test_of_many_bad_lines_the_first_are_told(tmp_path: Path) -> None:
    """A file of another kind that has such a name has a fault in each line; the good lines are taken all the same."""
    bad = b"no JSON\n" * 400
    with Conversions() as conversions:
        added = AddedArticles(tmp_path).add("export.jsonl", bad + LINES + bad, {}, conversions)
    assert [article.id for article in added.articles] == ["tides", "ebb"]
    assert len(added.faults) < 30
    assert "more of its lines" in added.faults[-1].message


def test_what_a_name_may_not_hold_is_left_out_of_it(tmp_path: Path) -> None:
    """A name of bytes that are no text, of several lines, or written backwards is told on one line, and kept so."""
    assert _add(tmp_path, os.fsdecode(b"ri\xffver\n\xe2\x80\xaeof May.md"), b"The river rose.") == ["ri-ver-of-may"]
    text = (tmp_path / "articles" / "ri-ver-of-may.md").read_text(encoding="utf-8")
    assert part_front_matter(text).front_matter.original == "ri\ufffdver of May.md"


def test_what_a_process_that_died_has_left_is_swept_up_and_is_no_article(tmp_path: Path) -> None:
    """A file that was being written stands in no list, and is gone when the next article is added."""
    _add(tmp_path, "river.md", b"The river rose.")
    left = [tmp_path / "articles" / ".tides.md.7.7.tmp", tmp_path / "originals" / "river" / ".0.md.7.7.tmp"]
    for path in left:
        path.write_bytes(b"The ti")
    assert AddedArticles(tmp_path).ids() == ("river",)
    _add(tmp_path, "lock.md", b"The lock has 3 gates.")
    assert not any(path.exists() for path in left)


def test_two_who_add_at_once_take_two_ids(tmp_path: Path) -> None:
    """Files of different names that would have one id get one each, however close they come."""
    names = [f"river{mark}.md" for mark in "!?()+,;="]
    with ThreadPoolExecutor(len(names)) as threads:
        ids = list(threads.map(lambda name: _add(tmp_path, name, f"The river {name} rose.".encode()), names))
    assert len({identifier for (identifier,) in ids}) == len(names)
    assert len(AddedArticles(tmp_path).ids()) == len(names)


def test_a_refused_file_leaves_nothing(tmp_path: Path) -> None:
    """Neither text nor original."""
    with pytest.raises(CorpusError):
        _add(tmp_path, "cut.pdf", make_report()[:100])
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("said", [{}, {"published": "2024-05", "publisher": "River Gazette", "author": "Anna Berg"}])
def test_a_fault_names_the_line_of_the_file_that_was_given(said: dict[str, str], tmp_path: Path) -> None:
    """Not that of the text as it is kept, above which more stands; and nothing is kept."""
    for content in ("---\ntitle: Piers\n---\n\n" + "a" * 300_000, "---\ntitle: Piers\n\n---\n \n"):
        with pytest.raises(CorpusError) as caught:
            _add(tmp_path, "piers.md", content.encode(), **said)
        assert [fault.line for fault in caught.value.faults] == [5]
    assert not list(tmp_path.iterdir())


def test_keys_of_no_use_are_named(tmp_path: Path) -> None:
    """Whoever adds a file hears what of it was passed over."""
    with Conversions() as conversions:
        found = AddedArticles(tmp_path).add("a.md", b"---\ntags: [a]\ntitle: Piers\n---\nThree.", {}, conversions)
    assert found.passed_over == ("tags",)
