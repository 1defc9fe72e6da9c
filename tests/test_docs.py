"""The documents say what is so: commands, settings, files, examples and pictures are held against the project."""

import argparse
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.answering.said.answer import Reason
from bot.answering.said.reply import Reply
from bot.chat.addressed import ADMIN_COMMANDS
from bot.chat.texts import all_texts
from bot.cli import make_parser
from bot.jsonlines import read_line, reply_to_json
from bot.settings import example
from bot.terminal.wording import read_wording
from corpus.articles import read_article
from corpus.errors import CorpusError
from corpus.fact import Direction, Modality, Role
from corpus.matter.front_matter import FrontMatter
from corpus.period import Shape
from corpus.reader import read_corpus

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
DRAWN = ("docs/pictures.py", "docs/chat.jinja", "docs/chat.html", "docs/more.html", "docs/terminal.svg")
MOST_BYTES = 300_000

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command by its name."""
    actions = make_parser()._actions
    (choices,) = [action.choices for action in actions if isinstance(action, argparse._SubParsersAction)]
    return dict(choices)


def blocks(language: str) -> list[str]:
    """The blocks of code in the README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def headings(text: str) -> set[str]:
    """The anchors of a document's headings."""
    return {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    }


@pytest.mark.parametrize("name", commands())
def test_every_command_is_told(name: str) -> None:
    """Each command says what it does, and stands in the README with every option of its own."""
    parser = commands()[name]
    assert parser.description
    row = "\n".join(line for line in README.splitlines() if line.startswith(f"| `footnote {name}"))
    assert row, f"`footnote {name}` is missing from the README's commands"
    options = [option for action in parser._actions for option in action.option_strings]
    own = set(options) - {"-h", "--help", "--corpus", "--index"}
    assert {option for option in own if f"`{option}" not in row} == set()


def test_no_command_is_told_that_there_is_not() -> None:
    """What stands in a document as a command of footnote is one."""
    text = "\n".join(map(_read, DOCUMENTS))
    told = set(re.findall(r"(?:`| {4})(?:\.venv/bin/)?footnote ([a-z]+)", text))
    assert told
    assert told <= set(commands())


def test_every_setting_is_told() -> None:
    """The README's table of settings holds the names, defaults and words of ``.env.example``, which is up to date."""
    written = _read(".env.example")
    assert written == example()
    described = re.findall(r"^# (.+)\n([A-Z_]+)=(.*)$", written, flags=re.MULTILINE)
    rows = [f"| `{name}` | {f'`{value}`' if value else ''} | {words} |" for words, name, value in described]
    assert [line for line in README.splitlines() if re.match(r"\| `[A-Z_]+` \|", line)] == rows


def test_settings_that_nothing_obeys_are_owned_up_to() -> None:
    """The README lists each setting that is not in use yet among what Footnote does not do yet."""
    gaps = README.partition("## What it does not do yet")[2].partition("\n## ")[0]
    unused = re.findall(r"\(not in use yet\)\n([A-Z_]+)=", example())
    assert [name for name in unused if f"`{name}`" not in gaps] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_linked_or_named_exists(document: str) -> None:
    """Each link leads to a file, and to a heading of it; each path of the house that is named is there."""
    text = _read(document)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        assert (ROOT / file).is_file(), f"{document} links to {file}, which is not there"
        assert not anchor or anchor in headings(_read(file or document)), f"{document}: {file} has no heading #{anchor}"
    named = re.findall(r"`((?:bot|corpus|docs|index|tests)/[\w./-]+)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, *DRAWN, ".env.example"])
def test_no_document_names_a_place_of_somebody_s_machine(document: str) -> None:
    """No document holds an absolute path: what is said holds on every machine."""
    found = re.findall(r"(?<![\w.:/~<])/(?:home|root|tmp|usr|var|opt|mnt|work|Users|private)/[\w./-]*", _read(document))
    assert found == []


def test_the_example_of_an_article_and_its_facts_is_sound(tmp_path: Path) -> None:
    """Who copies the README's article and facts gets a corpus without a fault, with every fact of the file."""
    _write_example(tmp_path, blocks("yaml")[0])
    corpus = read_corpus(tmp_path)
    assert [article.id for article in corpus.articles] == ["clock-tower"]
    assert len(corpus.facts) == blocks("yaml")[0].count("- id:")


def test_the_example_of_a_fault_is_what_is_said(tmp_path: Path) -> None:
    """The fault that the README shows is the one that such a mistake gives, to the letter."""
    _write_example(tmp_path, blocks("yaml")[0].replace("value: 38 metres", "value: 39 metres"))
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert f"    {caught.value}\n" in README


def test_every_key_is_explained() -> None:
    """The README explains each key of the front matter, and names each role, modality, direction, shape and reason."""
    articles = README.partition("## Your own articles")[2].partition("\n## ")[0]
    assert [key for key in FrontMatter.model_fields if f"| `{key}` |" not in articles] == []
    values = (*get_args(Role), *get_args(Modality), *get_args(Direction), *get_args(Shape))
    assert [value for value in values if value and f"`{value}`" not in articles] == []
    assert [reason for reason in get_args(Reason) if f"`{reason}`" not in README] == []


def test_every_kind_of_answer_is_named() -> None:
    """The README names each kind of answer that there is a template for."""
    kinds = {file.stem for file in (ROOT / "bot" / "answering" / "templates" / "en").glob("*.jinja")}
    assert kinds
    assert {kind for kind in kinds if f"`{kind}`" not in README} == set()


def test_the_terminal_s_commands_are_told_in_its_own_words() -> None:
    """The README's table of what can be typed in the terminal is the terminal's own list."""
    rows = [f"| `{command}` | {does} |" for command, does in read_wording().commands.items()]
    section = README.partition("**In the terminal**")[2].partition("\n## ")[0]
    assert [line for line in section.splitlines() if line.startswith("| `/")] == rows


def test_every_command_of_admins_is_told() -> None:
    """The README's table of what admins can do has each of their commands, and so has the bot's help."""
    section = README.partition("**Admins**")[2].partition("**In the terminal**")[0]
    for command in ADMIN_COMMANDS:
        assert f"`/{command}`" in section
        assert all(command in texts.help_for_admins for texts in all_texts().values())


def test_the_example_of_json_keeps_the_contract() -> None:
    """The README's batch asks what can be asked, answers line by line with all keys, and quotes what stands there."""
    asked, answered = (block.splitlines() for block in blocks("json"))
    ids = [read_line(line).id for line in asked]
    answers: list[dict[str, Any]] = [json.loads(line) for line in answered]
    assert [answer["id"] for answer in answers] == ids
    keys = list(reply_to_json(Reply("value", ()), None, "", 0.0))
    for answer in answers:
        assert list(answer) in (keys, ["id", "error"])
        for citation in answer.get("citations", []):
            article = read_article(ROOT / "corpus" / "articles" / f"{citation['article']}.md", ROOT / "corpus")
            assert citation["quote"] == article.text[citation["start"] : citation["end"]]


def test_the_pictures_need_nothing_else() -> None:
    """The drawn pictures fetch nothing but the style beside them, and the photographed ones are no burden."""
    for name in ("docs/chat.html", "docs/more.html", "docs/terminal.svg"):
        fetched = re.findall(r"(?:src=|href=|url\()[\"']?(?!#|[\"'])([\w:/.-]+)", _read(name))
        assert {address for address in fetched if not address.startswith("#")} <= {"chat.css"}
    for name in ("chat.png", "more.png"):
        picture = (ROOT / "docs" / name).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < MOST_BYTES


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _write_example(folder: Path, facts: str) -> None:
    for part, name, content in (
        ("articles", "clock-tower.md", blocks("markdown")[0]),
        ("facts", "clock-tower.yaml", facts),
    ):
        (folder / part).mkdir()
        (folder / part / name).write_text(content, encoding="utf-8")
