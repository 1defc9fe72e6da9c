"""Laws of what is installed, and of what others get."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "index", "corpus")
DATA = ("corpus/articles/", "corpus/facts/", "corpus/questions/")
DATA_ENDINGS = {".yaml", ".jinja", ".sql", ".txt", ".typed"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, which is built from a copy, so that nothing is left in the checkout."""
    copy, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    (copy / "README.md").touch()
    command = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", command, str(out)], cwd=copy, check=True, capture_output=True)  # noqa: S603 - our own
    (built,) = out.iterdir()
    with ZipFile(built) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_are_those_of_this_checkout(room: str) -> None:
    """``bot``, ``index`` and ``corpus`` are common names: what is imported under them must be ours."""
    found = importlib.util.find_spec(room)
    assert found
    assert found.origin == str(ROOT / room / "__init__.py")


def test_every_package_says_that_it_is_one() -> None:
    """A folder with code and without ``__init__.py`` would lose to any installed package of its name."""
    for top in (*ROOMS, "tests"):
        folders = {file.parent for file in (ROOT / top).rglob("*.py")}
        assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_the_wheel_holds_the_code_and_what_it_reads(wheel: set[str]) -> None:
    """All modules are in the wheel, all lexicons, templates and texts beside them, and the reader's weights."""
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*") if "__pycache__" not in file.parts)
    needed = {
        file.relative_to(ROOT).as_posix() for file in files if file.suffix == ".py" or file.suffix in DATA_ENDINGS
    }
    needed = {name for name in needed if not name.startswith(DATA)}
    assert any(name.endswith(".yaml") for name in needed)
    weights = {name for name in wheel if name.startswith("index/reader/weights/")}
    assert wheel - weights == needed
    assert weights == {f"index/reader/weights/{name}" for name in ("model.onnx", "reader.json", "tokenizer.json")}


def test_the_wheel_holds_nobody_s_articles(wheel: set[str]) -> None:
    """Articles, facts and gold questions are the reader's, not the code's: the wheel leaves them out."""
    assert [name for name in wheel if name.startswith(DATA)] == []
    assert all((ROOT / folder).is_dir() for folder in DATA)


def test_every_dependency_is_pinned() -> None:
    """What pyproject asks for, constraints.txt pins to one version, which is one of those asked for."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    asked = PROJECT["dependencies"] + [one for extra in PROJECT["optional-dependencies"].values() for one in extra]
    for requirement in asked:
        name, least = re.fullmatch(r"([\w-]+)[=>]=([\d.]+).*", requirement).groups()  # type: ignore[union-attr]
        assert name in pinned, f"{name} is not pinned in constraints.txt"
        assert _numbers(pinned[name]) >= _numbers(least), f"{name} is pinned below what pyproject.toml asks for"


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
