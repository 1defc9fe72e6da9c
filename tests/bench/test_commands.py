"""The benches that the documents name can be called as they say."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
NAMED = sorted({name for page in PAGES for name in re.findall(r"-m (bench[\w.]*)", page.read_text(encoding="utf-8"))})


def test_the_documents_name_benches() -> None:
    """What is looked at here is not nothing."""
    assert {"bench.growing", "bench.soak"} <= set(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_a_bench_says_how_it_is_called(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` ends well, measures nothing, and shows the very words that call it."""
    found = importlib.util.find_spec(name)
    assert found
    module = importlib.import_module(f"{name}.__main__" if found.submodule_search_locations else name)
    with pytest.raises(SystemExit) as ended:
        module.main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m {name} ")
