"""A shelf to build on."""

from pathlib import Path

import pytest

from index.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path / "index")
