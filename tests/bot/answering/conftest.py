"""The town, built once: nothing that is opened ever changes, so all tests may share it."""

import shutil
from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Reply
from bot.answering.walk import reply_to
from corpus.corpus import Corpus
from corpus.reader import read_corpus
from tests.bot.answering.town import Ask, hold, hold_article, write_town

BUNDLED = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="session")
def town_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's corpus on disk; not to be changed."""
    return write_town(tmp_path_factory.mktemp("town") / "corpus")


@pytest.fixture(scope="session")
def town(town_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The town's holdings."""
    return hold(town_folder, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def town_without_facts(town_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The holdings of the town's articles alone."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(town_folder / "articles", folder / "corpus" / "articles")
    return hold(folder / "corpus", folder / "index")


@pytest.fixture(scope="session")
def bundled() -> Corpus:
    """The corpus of this repository, read and not indexed."""
    return read_corpus(BUNDLED)


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A question to an article of one paragraph about Orlby."""

    def asked(paragraph: str, question: str) -> Reply:
        text = (
            f"---\ntitle: News from Orlby\npublished: 2025-03-04\n---\n\nOrlby is a town of 9,000 people. {paragraph}\n"
        )
        return reply_to(question, hold_article(text, tmp_path))

    return asked
