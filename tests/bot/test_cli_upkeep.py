"""The commands that look after a library: adding and removing, snapshots, verifying, backing up."""

import json
import re
from pathlib import Path

import pytest

from bot.cli import DONE, FINDINGS, WRONG, main
from index.shelf import Shelf
from index.snapshot import MANIFEST
from tests.corpus.formats.pages import UNDATED, make_report

Said = pytest.CaptureFixture[str]
ASKED = "How many bridges does Tarrow have?"
INDEX = Path(".footnote/index")

pytestmark = pytest.mark.usefixtures("own_folder")


def said_by(capsys: Said, *command: str, status: int = DONE) -> str:
    """What a command that ends with this status says, on both streams."""
    capsys.readouterr()
    assert main(command) == status
    said = capsys.readouterr()
    return said.out + said.err


def write(name: str, content: bytes | str) -> str:
    """A file in the working folder; its name."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def test_what_is_found_and_what_is_missing_is_told(capsys: Said) -> None:
    """A line for each thing that the file says, and the flags for what it does not; nothing is made up."""
    said = said_by(capsys, "add", write("bridges.html", UNDATED)).splitlines()
    assert re.fullmatch(r"bridges: \d+ words", said[0])
    assert said[1:4] == [
        "  title: The bridges of Tarrow", "  language: en",
        "  missing: published (--published), publisher (--publisher), author (--author)",
    ]  # fmt: skip
    assert "footnote index" in said[4]


def test_it_answers_at_once_where_that_is_wanted_and_is_gone_as_fast(capsys: Said) -> None:
    """With ``--reindex`` the article answers, and after a removal it does not."""
    assert "3 articles" in said_by(capsys, "add", "--reindex", write("bridges.html", UNDATED))
    assert "bridges" in said_by(capsys, "ask", "--json", ASKED)
    assert "2 articles" in said_by(capsys, "remove", "bridges", "--reindex")
    assert "seven bridges" not in said_by(capsys, "ask", "--json", ASKED)


def test_one_bad_file_does_not_hold_up_the_others(capsys: Said) -> None:
    """It is named, in one line, and the status is 1; where all are bad it is 2."""
    cut = write("cut.pdf", make_report()[:300])
    said = said_by(capsys, "add", write("bridges.html", UNDATED), cut, status=FINDINGS)
    assert len([line for line in said.splitlines() if line.startswith("cut.pdf: ")]) == 1
    assert (Path(".footnote/added/articles") / "bridges.md").is_file()
    assert said_by(capsys, "add", cut, status=WRONG).startswith("cut.pdf: ")


def test_a_file_that_is_not_there_keeps_no_other_out(capsys: Said) -> None:
    """Nor does a folder that is named for a file: each is told, and the rest is added."""
    Path("folder").mkdir()
    said = said_by(capsys, "add", "nowhere.md", "folder", write("bridges.html", UNDATED), status=FINDINGS)
    assert "nowhere.md: there is no such file\n" in said
    assert "folder: this is no file" in said
    assert (Path(".footnote/added/articles") / "bridges.md").is_file()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["add", "nowhere.md"], "nowhere.md: there is no such file"),
        (["add", "/proc/kmsg"], "kmsg: this is no kind of file that is read here"),
        (["add", "a.md", "--published", "soon"], "a.md: published: 'soon' is no date; write YYYY, YYYY-MM or"),
        (["add", "a.md", "--language", "English"], "a.md: language: 'English' is no language; write a code such as en"),
        (["add", "a.md", "--id", "../b"], "a.md: id: the id '../b' is not usable; write letters"),
        (["add", "a.md", "--url", "javascript:x"], "a.md: url: 'javascript:x' is no address; write one that begins"),
        (["add", "a.jsonl", "--title", "Rivers"], "a.jsonl: it holds an article a line; say of each in its line"),
        (["add", "--title", "Both", "a.md", "b.md"], "--title is said of one file"),
        (["add", "https://news.example/floods"], "ALLOW_URLS is false"),
        (["remove", "nothing"], "nothing: no article of that id was added"),
        (["rollback"], "there is no whole snapshot before the current one"),
        (["rollback", "00000009-none"], "there is no snapshot '00000009-none'"),
        (["verify", "00000009-none"], "there is no snapshot '00000009-none'"),
        (["verify"], "there is no index"),
        (["backup", "b.tgz"], "there is nothing to back up"),
        (["restore", "nowhere.tgz"], "nowhere.tgz"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(command: list[str], why: str, capsys: Said) -> None:
    """It says which file, article or setting, and the status is 2."""
    write("a.md", "The river rose.")
    write("a.jsonl", '{"id": "a", "text": "The river rose."}')
    said = said_by(capsys, *command, status=WRONG)
    assert said.count("\n") == 1
    assert why in said
    assert said.count("\n") == 1


def test_an_address_of_this_machine_is_refused(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where addresses are allowed, this one is not."""
    monkeypatch.setenv("ALLOW_URLS", "true")
    said = said_by(capsys, "add", "http://127.0.0.1/", status=WRONG)
    assert said == "http://127.0.0.1/: 127.0.0.1 is no host of the public internet; save the page, and add the file\n"


def test_a_folder_that_cannot_be_written_is_named(capsys: Said) -> None:
    """Where the added articles cannot be kept, the folder and its setting are named."""
    Path(".footnote").mkdir()
    Path(".footnote/added").write_text("a file")
    said = said_by(capsys, "add", write("a.md", "The river rose."), status=WRONG)
    assert re.fullmatch(r"a\.md: \.footnote/added cannot be written \(.*\); make room, or set ADDED_DIR\n", said)


@pytest.fixture(name="two")
def _two(own_folder: Path, capsys: Said) -> list[str]:
    """The ids of two snapshots, the older first."""
    main(["index"])
    with (own_folder / "corpus" / "articles" / "library.md").open("a") as article:
        article.write("\nThe roof of the library is green.\n")
    main(["index"])
    capsys.readouterr()
    return sorted(path.name for path in (INDEX / "snapshots").iterdir())


def test_they_are_listed_the_newest_first(two: list[str], capsys: Said) -> None:
    """A line each, the current one marked; one that is damaged says which file is, and the status is 1."""
    lines = said_by(capsys, "snapshots").splitlines()
    assert [line.split()[:2] for line in lines] == [["*", two[1]], [two[0], lines[1].split()[1]]]
    assert all("2 articles" in line for line in lines)
    (INDEX / "snapshots" / two[0] / "entries.jsonl").write_bytes(b"[]")
    said = said_by(capsys, "snapshots", status=FINDINGS).splitlines()[1]
    assert re.fullmatch(rf"  {two[0]}  .*entries\.jsonl is missing or damaged; run `footnote index`", said)


def test_none_is_told(capsys: Said) -> None:
    """An empty folder is no fault."""
    assert said_by(capsys, "snapshots") == "There is no snapshot in .footnote/index.\n"


def test_a_step_back_and_forth(two: list[str], capsys: Said) -> None:
    """The one before answers, and by its id the newer one again."""
    assert f"The snapshot {two[0]} of " in said_by(capsys, "rollback")
    assert said_by(capsys, "snapshots").splitlines()[1].startswith(f"* {two[0]}")
    assert f"The snapshot {two[1]} of " in said_by(capsys, "rollback", two[1])
    assert said_by(capsys, "snapshots").startswith(f"* {two[1]}")


def test_what_is_whole_verifies(two: list[str], capsys: Said) -> None:
    """The current one, and an older one by its id."""
    assert said_by(capsys, "verify").startswith(f"No faults in the snapshot {two[1]}: ")
    assert said_by(capsys, "verify", two[0]).startswith(f"No faults in the snapshot {two[0]}: ")


def test_what_is_damaged_does_not_verify(two: list[str], capsys: Said) -> None:
    """The file is named; of the current one also which snapshot answers instead."""
    (INDEX / "snapshots" / two[1] / MANIFEST).write_text("{}")
    said = said_by(capsys, "verify", status=FINDINGS)
    assert f"{MANIFEST} is damaged" in said
    assert f"until then the snapshot {two[0]} answers" in said
    assert f"{MANIFEST} is damaged" in said_by(capsys, "verify", two[1], status=FINDINGS)


def test_what_was_lost_comes_back(own_folder: Path, capsys: Said) -> None:
    """Added articles and the index: after all of it is gone, one command has the same answers again."""
    said_by(capsys, "add", "--reindex", write("bridges.html", UNDATED))
    before = _answer(capsys)
    said = said_by(capsys, "backup", "--with-index", "b.tgz")
    assert re.fullmatch(r"b\.tgz: \d+ files \(added, index\), [\d.]+ MB, of .*\.\n", said)
    (own_folder / ".footnote").rename(own_folder / "lost")
    assert said_by(capsys, "restore", "b.tgz").startswith("Restored ")
    assert _answer(capsys) == before
    assert Shelf(INDEX).list_snapshots()
    assert (Path(".footnote/added/articles") / "bridges.md").read_bytes() == (
        own_folder / "lost" / "added" / "articles" / "bridges.md"
    ).read_bytes()


def test_nothing_is_replaced_unasked(capsys: Said) -> None:
    """Neither an archive nor a folder that holds something, unless it is told to."""
    said_by(capsys, "add", write("bridges.html", UNDATED))
    said_by(capsys, "backup", "b.tgz")
    assert "b.tgz is there already" in said_by(capsys, "backup", "b.tgz", status=WRONG)
    assert "is not empty; give --overwrite" in said_by(capsys, "restore", "b.tgz", status=WRONG)
    said_by(capsys, "remove", "bridges")
    assert said_by(capsys, "restore", "--overwrite", "b.tgz").startswith("Restored ")
    assert (Path(".footnote/added/articles") / "bridges.md").is_file()


def _answer(capsys: Said) -> dict[str, object]:
    """The answer to a question, but for the time that it took."""
    found: dict[str, object] = json.loads(said_by(capsys, "ask", "--json", ASKED))
    return {key: value for key, value in found.items() if key != "ms"}
