"""What the tests of the command line share."""

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.answering.town import write_town
from tests.fakes_index import WordHashEncoder


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing but the town in it, no setting in the environment, and an encoder made of words."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("bot.app.open_encoder", lambda name, *_: WordHashEncoder(name=name))
    write_town(tmp_path / "corpus")
    return tmp_path
