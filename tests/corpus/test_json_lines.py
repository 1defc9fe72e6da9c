"""Exports of other programs, an article a line: what they hold is read by whatever name they call it."""

import json
from pathlib import Path

import pytest

from corpus.added import AddedArticles
from corpus.article import Article
from corpus.errors import Fault
from corpus.formats.conversions import Conversions
from corpus.json_lines import read_lines
from corpus.reader import read_corpus


def _read(folder: Path, *lines: object) -> list[Article | Fault]:
    path = folder / "export.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Conversions() as conversions:
        return list(read_lines(path, path.name, conversions))


def _article(folder: Path, line: object) -> Article:
    (found,) = _read(folder, line)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            {
                "id": 101,
                "date": "2024-05-01T10:00:00",
                "link": "https://piers.example/a",
                "title": {"rendered": "The pier&#8217;s <em>end</em>"},
                "content": {"rendered": "<p>Three piers stand.</p>"},
                "author": 3,
            },
            ("101", "The pier’s end", "2024-05-01", "", "", "https://piers.example/a"),
        ),
        (
            {
                "headline": "Piers",
                "articleBody": "Three piers stand.",
                "datePublished": "20240501T103000Z",
                "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Carr"}],
                "publisher": {"@type": "Organization", "name": "River Gazette"},
            },
            ("export-1", "Piers", "2024-05-01", "Ann Lee, Bo Carr", "River Gazette", ""),
        ),
        (
            {"id": 5, "date": "2025-03-14T08:30:00", "text": ["Three ", {"type": "bold", "text": "piers"}, " stand."]},
            ("5", "Three piers stand", "2025-03-14", "", "", ""),
        ),
        (
            {"source": {"id": None, "name": "River Gazette"}, "title": "Piers", "content": "Three piers stand."},
            ("export-1", "Piers", "None", "", "River Gazette", ""),
        ),
        (
            {"title": "Piers", "html": "Three piers stand.", "published_at": "2023-02-03T00:00:00.000Z"},
            ("export-1", "Piers", "2023-02-03", "", "", ""),
        ),
        ({"title": "Piers", "body": "Three piers stand.", "date": 1714550400}, None),
        ({"title": "Piers", "body": "Three piers stand.", "date": 1714550400123}, None),
        ({"title": "Piers", "body": "Three piers stand.", "date": "1714550400"}, None),
        ({"标题": "Piers", "正文": "Three piers stand.", "发布时间": "2024年5月1日 09:30"}, None),
    ],
)
def test_exports_of_many_makers_are_read(line: object, said: tuple[str, ...] | None, tmp_path: Path) -> None:
    """By their names of keys, and with values in objects, lists, and seconds since 1970; a number is no name."""
    article = _article(tmp_path, line)
    assert article.text == "Three piers stand."
    found = (article.id, article.title, str(article.published), article.author, article.publisher, article.url)
    assert found == (said or ("export-1", "Piers", "2024-05-01", "", "", ""))


HTML = (
    "<h2>Piers</h2>\n<p>Three <b>piers</b>&nbsp;stand.<br>Two fell.</p><!-- wp -->"
    "<table><tr><th>Year</th><th>Piers</th></tr>"
    "<tr><td>2022</td><td>3</td></tr></table><ul><li>North<ol><li>Old</li></ol></li></ul><script>alert(1)</script>"
)


def test_html_in_a_line_becomes_text(tmp_path: Path) -> None:
    """Headings, lists and tables stay what they are, and no script is text; what has no blocks keeps its lines."""
    assert _article(tmp_path, {"text": HTML}).text == (
        "## Piers\n\nThree piers stand.\n\nTwo fell.\n\n"
        "| Year | Piers |\n| --- | --- |\n| 2022 | 3 |\n\n- North\n  1. Old"
    )
    written = "Three <strong>piers</strong> stand.\n\nTwo fell &amp; one\nleans."
    assert _article(tmp_path, {"content": written}).text == "Three piers stand.\n\nTwo fell & one\n\nleans."
    assert _article(tmp_path, {"text": "Piers &amp; quays.\nThree."}).text == "Piers & quays.\nThree."


def test_what_only_looks_like_html_stays(tmp_path: Path) -> None:
    """Signs for less and more are figures' own; and whoever gives no means to convert wants the text as it stands."""
    written = "A pier of a < b and c > d. Write <name> for R&D."
    assert _article(tmp_path, {"text": written}).text == written
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"text": HTML}), encoding="utf-8")
    (found,) = read_lines(path, path.name)
    assert isinstance(found, Article)
    assert found.text == HTML


def test_a_line_that_was_added_is_read_as_it_was(tmp_path: Path) -> None:
    """A text about HTML is not taken for HTML when it is read again."""
    line = {"id": "tags", "text": "<p>Write &lt;b&gt;pier&lt;/b&gt; for a bold pier.</p>"}
    with Conversions() as conversions:
        found = AddedArticles(tmp_path / "added").add("a.jsonl", json.dumps(line).encode(), {}, conversions)
    (tmp_path / "corpus").mkdir()
    corpus = read_corpus(tmp_path / "corpus", tmp_path / "added")
    assert [article.text for article in (*found.articles, *corpus.articles)] == [
        "Write <b>pier</b> for a bold pier."
    ] * 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"title": "Piers"}, "'text' is missing"),
        ({"text": {"a": 1}}, "'text' must be text"),
        ({"text": "Three piers.", "published": "soon"}, "'published' is 'soon'; write a date"),
        ({"text": "<p> </p>"}, "there is no text in it"),
        ([1], "no object"),
    ],
)
def test_a_line_that_is_no_article_is_a_fault(line: object, words: str, tmp_path: Path) -> None:
    """It is named by its number, and the lines around it are read."""
    good = {"text": "Three piers stand."}
    before, fault, behind = _read(tmp_path, good, line, good)
    assert isinstance(fault, Fault)
    assert fault.line == 2
    assert words in fault.message
    assert isinstance(before, Article)
    assert isinstance(behind, Article)
