"""What is written about running Footnote is about this Footnote."""

import re
from configparser import ConfigParser
from pathlib import Path

from bot.cli import make_parser
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
NOT_OURS = {"PYTHONUNBUFFERED", "HF_HUB_OFFLINE"}


def test_the_container_sets_what_can_be_set() -> None:
    """Every variable is a setting with a value that it takes, and every folder that is written lies in the volume."""
    written = dict(re.findall(r"\b([A-Z][A-Z_]+)=(\S+)", CONTAINER))
    ours = {name: value for name, value in written.items() if name not in NOT_OURS}
    settings = Settings.read(ours)
    for folder in (settings.corpus_dir, settings.index_dir, settings.state_dir, settings.added_dir):
        assert folder.parent == Path("/data")
    assert f"http://{settings.health_listen}/healthz" in CONTAINER


def test_the_container_copies_what_is_there() -> None:
    """Each file and folder that is copied exists, and no secret or index is among them."""
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", CONTAINER, re.MULTILINE) for name in line.split()]
    assert copied
    assert all((ROOT / name).exists() for name in copied)
    left_out = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    assert {".env", ".footnote", ".venv", ".git"} <= set(left_out)


def test_the_unit_starts_the_bot_and_lets_it_end() -> None:
    """It runs ``footnote run``, may write what the settings name by default, and waits longer than the bot takes."""
    unit = ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the names have capitals
    unit.read_string((ROOT / "docs" / "footnote.service").read_text(encoding="utf-8"))
    service = unit["Service"]
    assert service["ExecStart"].endswith("/.venv/bin/footnote run")
    assert int(service["TimeoutStopSec"]) > 20
    written = Path(service["ReadWritePaths"])
    defaults = Settings()
    for folder in (defaults.index_dir, defaults.state_dir, defaults.added_dir):
        assert (Path(service["WorkingDirectory"]) / folder).is_relative_to(written)


def test_every_command_of_the_page_can_be_typed() -> None:
    """The command line takes each command with its options."""
    typed = re.findall(r"^    footnote ([^#\n]+)", PAGE, re.MULTILINE)
    assert len(typed) > 1
    for command in typed:
        make_parser().parse_args(command.split())


def test_no_log_file_can_grow() -> None:
    """The log goes to standard error: no code of ours opens a file for it."""
    for package in ("bot", "index", "corpus"):
        for path in (ROOT / package).rglob("*.py"):
            assert "FileHandler" not in path.read_text(encoding="utf-8"), path
