"""A shelf to build on, and exports of encoders: a minute one, and that of the default model."""

from pathlib import Path

import pytest

from index.encoder import Encoder
from index.encoders import open_encoder
from index.model_source import DEFAULT_MODEL
from index.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path / "index")


@pytest.fixture(scope="session")
def exports(request: pytest.FixtureRequest) -> Path:
    """Where the tests keep the export of the default encoder; it outlives them, for it takes seconds to make."""
    return Path(request.config.cache.mkdir("encoders"))


@pytest.fixture(scope="session")
def exported_encoder(exports: Path) -> Encoder:
    """The default encoder, exported; for slow tests."""
    return open_encoder(DEFAULT_MODEL, exports)
