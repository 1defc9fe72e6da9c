"""Articles are read as they stand, and what is wrong with one is said with file, line and remedy."""

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.articles import read_article
from corpus.cleaning import clean
from corpus.dates import PartialDate
from corpus.errors import CorpusError, Fault
from corpus.matter.front_matter import part_front_matter

FULL = """---
id: piers-2025
title: "Piers: a survey"
publisher: River Gazette
author: Anna Berg
published: 2025-10-24
url: https://example.org/piers?page=1
language: en
---

# Piers

Three piers stand. As of May 2019 there were two.
"""
NASTY = [
    *(
        "---\n",
        "title: a\n",
        "id: x\n",
        "published: 2025\n",
        "- a\n",
        "? [a]\n",
        ": b\n",
        "&a ",
        "*a ",
        "!!binary ",
        "[",
        "{",
        '"',
        "'",
        "|\n",
        ">\n",
    ),
    *(
        "\ufeff",
        "\x00",
        "\x07",
        "\r\n",
        "\n",
        "\u2028",
        "é",
        "上海",
        "Text. ",
        "# Head\n",
        "by Anna Berg\n",
        "作者：李",
        "\t",
        "%YAML 1.1\n",
        "...\n",
    ),
]


def _write(folder: Path, content: str | bytes, name: str = "piers.md") -> Path:
    path = folder / "articles" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _read(folder: Path, content: str | bytes, name: str = "piers.md") -> Article:
    return read_article(_write(folder, content, name), folder)


def _faults(folder: Path, content: str | bytes, name: str = "piers.md") -> tuple[Fault, ...]:
    with pytest.raises(CorpusError) as caught:
        _read(folder, content, name)
    assert {fault.path for fault in caught.value.faults} == {f"articles/{name}"}
    return caught.value.faults


def test_front_matter_says_what_the_article_is(tmp_path: Path) -> None:
    """Every key of the front matter is taken as it is written, before anything that could be inferred."""
    article = _read(tmp_path, FULL)
    assert (article.id, article.title) == ("piers-2025", "Piers: a survey")
    assert (article.publisher, article.author) == ("River Gazette", "Anna Berg")
    assert (article.published, article.published_inferred) == (PartialDate(2025, 10, 24), False)
    assert (article.url, article.language) == ("https://example.org/piers?page=1", "en")
    assert article.path == "articles/piers.md"


@pytest.mark.parametrize(
    "content", [FULL, FULL.replace("\n", "\r\n"), "\ufeff" + FULL, "\ufeffA line.\r\nAnother.\rLast."]
)
def test_the_text_is_the_file_to_the_last_mark(content: str, tmp_path: Path) -> None:
    """Neither newlines nor a byte order mark are touched, so that offsets hold for anyone who opens the file."""
    article = _read(tmp_path, content)
    assert article.text == content
    assert article.body.of(content).strip() == content.removeprefix("\ufeff").rpartition("---")[2].strip()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("# Piers of the *North* #\n\nThree stand.", "Piers of the *North*"),
        ("Piers of the North\n\nThree stand.", "Piers of the North"),
        (
            "Three piers stand at Harbour Tools Co., Ltd. today. Two fell.\n",
            "Three piers stand at Harbour Tools Co., Ltd. today",
        ),
        ("By Anna Berg\n\nPiers of the North\n\nThree stand.", "Piers of the North"),
        ("三座码头。两座倒塌。", "三座码头"),
        ("## NAME\n\npier - moors a boat\n\n## SYNOPSIS\n\npier [boat]", "pier - moors a boat"),
        ("# 1. Introduction\n\nThree piers stand. Two fell.", "Piers north"),
        ("---\nauthor: Anna Berg\n---\n# Piers\nThree stand.", "Piers"),
        ("Three piers stand " + "and stand " * 20 + "still.", "Piers north"),
    ],
)
def test_the_title_comes_from_the_first_line(content: str, title: str, tmp_path: Path) -> None:
    """A heading is the title, but no part's; of prose it is the first sentence, if that is short, and else the name."""
    assert _read(tmp_path, content, "piers_north.txt").title == title


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("North Piers (2025).txt", "north-piers-2025"),
        ("Über_die Pfähle.md", "über-die-pfähle"),
        ("码头 报告.TXT", "码头-报告"),
        ("---.md", "article"),
    ],
)
def test_the_id_comes_from_the_name(name: str, identifier: str, tmp_path: Path) -> None:
    """Small letters and digits of any script, parted by hyphens."""
    assert _read(tmp_path, "Three piers stand.", name).id == identifier


@pytest.mark.parametrize(
    ("content", "language"), [("三座码头。ABC", "zh"), ("Three piers in 上海 stand.", "en"), ("3.5", "en")]
)
def test_the_language_is_seen_by_the_script(content: str, language: str, tmp_path: Path) -> None:
    """A text of Chinese characters is Chinese, one that names a few is not."""
    assert _read(tmp_path, content).language == language


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Anna M. Berg", "Anna M. Berg", ""),
        ("Author: Anna Berg, editor: J. K. Olsen", "Anna Berg", ""),
        (
            'This article is from the weekly "River Gazette", author: J. K. Olsen. All rights are reserved.',
            "J. K. Olsen",
            "River Gazette",
        ),
        ("Source: River Gazette | Author: Anna Berg", "Anna Berg", "River Gazette"),
        ("来源：河流报 作者：李明", "李明", "河流报"),
        ("本文来自微信公众号“河流报”，作者：李明，转载已获授权。", "李明", "河流报"),
        ("By Anna Berg, Jonas Weir and Tom Holm", "Anna Berg, Jonas Weir, Tom Holm", ""),
        ("By Anna van der Berg, Transport Correspondent", "Anna van der Berg", ""),
        ("By Anna Berg in Harwick | 3 May 2024", "Anna Berg", ""),
        ("By Anna Berg, River Gazette", "Anna Berg", ""),
        ("Text: Anna Berg, photos: Jonas Weir", "Anna Berg", ""),
        ("(Reporting by Anna Berg in Harwick; editing by Jonas Weir)", "Anna Berg", ""),
        ("Authors: Anna Berg; Jonas Weir", "Anna Berg, Jonas Weir", ""),
        ("本报记者 李明 王强", "李明, 王强", ""),
        ("记者李明 通讯员王强", "李明", ""),
        ("新华社北京5月3日电（记者李明、王强）码头今日开放。", "李明, 王强", ""),
        ("文/李明 图/王强", "李明", ""),
        ("欧阳明/文", "欧阳明", ""),
        ("撰文丨李明 编辑丨王强", "李明", ""),
        ("记者高兴地看到，码头今日开放。", "", ""),
        ("记者从市统计局获悉", "", ""),
        ("By Staff Reporter", "", ""),
        ("By Train From Harwick To Ostland", "", ""),
        ("By Anna Berg the piers were measured", "", ""),
        ("Text: The river rose by three metres", "", ""),
        ("By 2030 the piers will be gone", "", ""),
        ("By the river stood a house", "", ""),
        ("The authors: nobody knows who they were", "", ""),
        ("The source of the river is high up", "", ""),
    ],
)
@pytest.mark.parametrize("where", ["{}\n\nThree piers stand.", "Three piers stand.\n\n{}"])
def test_credit_lines_name_author_and_publisher(
    line: str, author: str, publisher: str, where: str, tmp_path: Path
) -> None:
    """A credit line at the top or at the end is read; what only looks like one is left alone."""
    article = _read(tmp_path, where.format(line))
    assert (article.author, article.publisher) == (author, publisher)


@pytest.mark.parametrize(
    ("line", "author"),
    [("Von Anna Berg und Jonas Weir", "Anna Berg, Jonas Weir"), ("Text und Fotos: Anna Berg", "Anna Berg")],
)
def test_credit_lines_of_other_languages(line: str, author: str, tmp_path: Path) -> None:
    """They name authors in texts that are none of English, where such a word begins other lines."""
    body = "Drei Molen stehen im Hafen, und zwei davon sind aus Holz gebaut worden. " * 9
    assert _read(tmp_path, f"# Die Molen\n\n{line}\n\n{body}").author == author
    assert _read(tmp_path, "# Piers\n\nVon Trapp Family\n\nThree piers stand in the harbour.").author == ""


def test_a_date_that_the_text_gives_away_is_marked_as_inferred(tmp_path: Path) -> None:
    """Without a date in the front matter the text's own is taken, and a text without one has none."""
    article = _read(tmp_path, "As of May 2025 three piers stood.")
    assert (article.published, article.published_inferred) == (PartialDate(2025, 5), True)
    article = _read(tmp_path, "Three piers stand.")
    assert (article.published, article.published_inferred) == (None, False)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("---\ntitle: a\nautor: b\n---\nText.", 3, "'autor' is not known; 'author' seems to be meant"),
        ("---\ntitle: a\n\npublished: 2025-13\n---\nText.", 4, "published: '2025-13'"),
        ("---\npublished: May 2025\n---\nText.", 2, "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("---\nurl: ftp://example.org\n---\nText.", 2, "https://"),
        ("---\nurl: 'http://[x'\n---\nText.", 2, "https://"),
        ("---\nlanguage: English\n---\nText.", 2, "a code such as en"),
        ("---\nid: a/b\n---\nText.", 2, "the id 'a/b' is not usable"),
        ("---\ntitle: [a, b]\n---\nText.", 2, "one line of text"),
        ("---\ntitle: a\ntitle: b\n---\nText.", 3, "the key 'title' stands twice"),
        ("---\n- a\n---\nText.", 2, "title: Rivers in May"),
        ("---\n" + "[" * 100_000 + "\n---\nText.", 2, "nests deeper than 20"),
        ("---\ntitle: [[a]]\n---\nText.", 2, "one line of text"),
        ("---\ntitle: " + "[" * 200_000 + "\n---\nText.", 2, "nests deeper than 20"),
        (
            "---\n" + "".join(f"a{n}: b\n" for n in range(20_000)) + "---\nText.",
            102,
            "more stands here than an article has keys",
        ),
        ("---\n? [a]\n: b\n---\nText.", 2, "a key must be one word"),
        ("---\ntitle: a\nauthor: 'b\n---\nText.", 4, "this is no YAML"),
        ("---\ntitle: a: b\n---\nText.", 2, "put quotes around the value"),
        ("---\ntitle: a\n\nText.", 1, "never closed; write ---"),
        ("---\ntitle: a\npublishd: 2024\ntags: [a]\n---\nText.", 3, "'published' seems to be meant"),
        ("---\n" + "title: " * 9_000 + "\n---\nText.", 2, "put quotes around the value"),
        ("+++\ntitle = a\n+++\nText.", 2, "this is no TOML (invalid value)"),
        ("+++\ntags = [1]\n\nautor = 'b'\n+++\nText.", 4, "'author' seems to be meant"),
        ("+++\n" + "a = " + "[" * 15_000 + "\n+++\nText.", 2, "nested too deeply"),
        ("+++\n" + "a = 1 # \n" * 9_000 + "\n+++\nText.", 1, "longer than any that says"),
        ("---\ntitle: a\n---\n\n \t\n", 4, "the article has no text"),
        ("", 1, "the article has no text"),
        ("\ufeff\n", 1, "the article has no text"),
        (b"One.\nTwo.\nThr\xe9e.", 3, "byte 14 of the file is no UTF-8; save it as UTF-8"),
        ("Text.".encode("utf-16")[:-1], 1, "save it as UTF-8"),
        ("One.\nTw\0o.", 2, "null character"),
    ],
)
def test_a_fault_names_its_line_and_its_remedy(content: str | bytes, line: int, words: str, tmp_path: Path) -> None:
    """What cannot be read is refused in a sentence, at the line within the file where it stands."""
    (fault,) = _faults(tmp_path, content)
    assert fault.line == line
    assert words in fault.message


def test_all_faults_of_the_front_matter_are_told_together(tmp_path: Path) -> None:
    """Nobody has to mend one line to hear of the next."""
    faults = _faults(tmp_path, "---\nurl: x\nautor: b\npublished: soon\n---\nText.")
    assert [fault.line for fault in faults] == [2, 3, 4]


HUGO = """---
Title: Three piers
date: 2024-05-01T10:00:00+08:00
lastmod: 2025-01-02
tags: [piers]
authors:
  - name: Anna Berg
  - "[[Bo Olsen]]"
canonical_url: https://gazette.example/piers
source: River Gazette
lang: zh_CN
published: false
url: /blog/piers
---
Three piers stand.
"""
TOML = """+++
title = "Three piers"
date = 2024-05-01T10:00:00Z
draft = true
author = "Anna Berg"
[params]
colour = "red"
+++
Three piers stand.
"""


def test_what_other_programs_write_is_read_where_it_is_of_use(tmp_path: Path) -> None:
    """Their names for our keys, their lists and hours are understood; the rest is passed over and harms nothing."""
    article = _read(tmp_path, HUGO)
    assert (article.title, article.author, article.publisher) == ("Three piers", "Anna Berg, Bo Olsen", "River Gazette")
    assert (str(article.published), article.published_inferred) == ("2024-05-01", False)
    assert (article.url, article.language) == ("https://gazette.example/piers", "zh-CN")
    assert part_front_matter(HUGO).passed_over == ("lastmod", "tags", "published", "url")
    article = _read(tmp_path, TOML)
    assert (article.title, article.author, str(article.published)) == ("Three piers", "Anna Berg", "2024-05-01")
    assert article.body.of(article.text) == "Three piers stand.\n"
    assert part_front_matter(TOML).passed_over == ("draft", "params")


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("published: 2023-01-02\ndate: 2024-05-01", "2023-01-02"),
        ("published:\ndate: 2024-05-01", "2024-05-01"),
        ("published: 2023-01-02 10:30", "2023-01-02"),
        ("date: May 3, 2024", "2024-05-03"),
        ("date: 2024年5月3日", "2024-05-03"),
        ("date: today\npubDate: 2024-05-01", "2024-05-01"),
        ("date: today", "None"),
        ("created: 2024-05-01\nupdated: 2024-05-02", "None"),
        ("date: [2024-05-01]", "None"),
    ],
)
def test_only_what_says_when_it_was_published_dates_an_article(said: str, published: str, tmp_path: Path) -> None:
    """Our key wins; one of another's that is of no use is passed over; when a note was made is no date of its text."""
    assert str(_read(tmp_path, f"---\n{said}\n---\nThree piers stand.").published) == published


def test_a_mark_of_toml_without_an_end_is_text(tmp_path: Path) -> None:
    """Others part their paragraphs with plus signs."""
    assert _read(tmp_path, "+++\nThree piers stand.").body.start == 0


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    """A file of another kind, a missing one and a folder are faults, not crashes."""
    (fault,) = _faults(tmp_path, "Text.", "piers.csv")
    assert ".txt" in fault.message
    for name in ("missing.md", "folder.md"):
        (tmp_path / "folder.md").mkdir(exist_ok=True)
        with pytest.raises(CorpusError, match="cannot be read"):
            read_article(tmp_path / name, tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_but_a_fault_is_raised(seed: int, tmp_path: Path) -> None:
    """Whatever the bytes, there is an article whose body lies in its text, or there are faults."""
    chance = random.Random(seed)
    for _ in range(80):
        content = "".join(chance.choices(NASTY, k=chance.randrange(1, 25))).encode()
        if chance.random() < 0.2:
            content += chance.randbytes(3)
        with suppress(CorpusError):
            article = _read(tmp_path, content)
            assert article.text == clean(content.decode())
            assert 0 <= article.body.start < article.body.end <= len(article.text)
            assert article.title.strip()


@pytest.mark.parametrize(
    "piece",
    [
        "---\n",
        "author: ",
        "，作者：",
        "By A\n",
        "this article is from ",
        "source: (",
        "# ",
        "来源：“",
        "a. ",
        "title: [",
        '"',
        "2025 ",
        "a: b\n",
        "[",
    ],
)
@pytest.mark.parametrize("top", ["", "---\n", "---\ntitle: ", "+++\n", "+++\na = "])
def test_no_file_takes_long(piece: str, top: str, tmp_path: Path) -> None:
    """100 kB of anything, 18 of TOML, are read, or refused, in less than two seconds of the processor's time."""
    count = (18_000 if top.startswith("+") else 100_000) // len(piece)
    path = _write(tmp_path, top + piece * count + "\n+++\n" * top.startswith("+"))
    began = time.process_time()
    with suppress(CorpusError):
        read_article(path, tmp_path)
    assert time.process_time() - began < 2  # a busy machine counts up to three times as many as a quiet one
