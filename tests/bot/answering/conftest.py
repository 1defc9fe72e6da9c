"""The town, built once: nothing that is opened ever changes, so all tests may share it."""

import shutil
from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from corpus.corpus import Corpus
from corpus.reader import read_corpus
from tests.bot.answering.town import hold, write_town

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
