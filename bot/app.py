"""The composition root: settings to objects, in one function, with a seam for each part that a test may replace."""

import contextlib
import hashlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.indexing import Indexer, Outcome
from bot.library import Library
from bot.own_calibration import read_calibration
from bot.places import Places, exports_of
from bot.settings import Settings
from index.encoder import Encoder
from index.encoders import open_encoder
from index.errors import IndexingError, SnapshotMissing, SnapshotOutdated
from index.progress import Progress, silent
from index.reader.reader import Reader
from index.reader.readers import open_reader
from index.shelf import Shelf
from index.snapshot import check_encoder

if TYPE_CHECKING:  # who asks an index that is there already need not wait for what reads, builds, adds and measures
    from corpus.reader import Reading
    from corpus.web.fetch import Fetch


def open_library(
    settings: Settings,
    places: Places,
    *,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
    fetch: "Fetch | None" = None,
    progress: Progress = silent,
    tell: "Callable[[Reading], None]" = lambda _: None,
) -> Library:
    """A library over an index, which is built first where there is none.

    Args:
        settings: what else is set.
        places: the folders.
        encoder: by default that of the settings.
        reader: for an encoder that is given; by default that of the settings.
        fetch: what fetches web pages, where the settings allow any; by default from the public web.
        progress: follows the building.
        tell: is given what was read, where the index was built.

    Raises:
        CorpusError: the corpus is needed and cannot be read.
        IndexingError: the index, or the encoder, cannot be opened.
        SettingsError: a setting names what this version does not have.
    """
    indexer = make_indexer(settings, places, encoder=encoder, reader=reader, progress=progress)
    if encoder is None:
        _wake(indexer.encoder)
    seen = indexer.shelf.stamp
    try:
        snapshot = indexer.shelf.open_current()
    except (SnapshotMissing, SnapshotOutdated):
        tell(indexer.build(progress).reading)
        seen = indexer.shelf.stamp
        snapshot = indexer.shelf.open_current()
    check_encoder(snapshot.manifest, indexer.encoder.identity)
    apart = None if encoder else partial(_build_apart, settings.without_secrets(), places)
    return Library(indexer, snapshot, seen, apart, web_of(settings, fetch))


def make_indexer(
    settings: Settings,
    places: Places,
    *,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
    progress: Progress = silent,
) -> Indexer:
    """What builds the snapshots that the settings speak of.

    An encoder that is given stands beside the reader that is given, or none; otherwise the settings name both.

    Raises:
        EncoderUnavailable: the model cannot be found or loaded.
        ReaderUnavailable: the reader cannot be.
        SettingsError: a setting names what this version does not have.
        UserError: the corpus's own calibration is none.
    """
    return Indexer(
        corpus=places.corpus,
        added=places.added,
        shelf=shelf_of(settings, places),
        encoder=encoder or open_encoder(settings.embedding_model, exports_of(settings), progress),
        reader=reader if encoder else open_reader(settings.reader, settings.index_dir / "readers", progress),
        judge=read_calibration(places.corpus).judge(settings.target_error),
        gold=settings.gold_questions,
        blocks=settings.block_on_lost_answers,
    )


def shelf_of(settings: Settings, places: Places) -> Shelf:
    """The shelf of the snapshots, and what searches them.

    The alias on a server is told by the folder's path, so that several libraries may share a server.
    """
    if settings.vector_backend == "faiss":
        return Shelf(places.index, settings.snapshots_kept)
    from index.milvus import Milvus  # noqa: PLC0415 - only for who has a server

    alias = f"footnote_{hashlib.sha256(str(places.index.resolve()).encode()).hexdigest()[:12]}"
    return Shelf(places.index, settings.snapshots_kept, engine=Milvus(settings.milvus_uri, alias))


def web_of(settings: Settings, fetch: "Fetch | None" = None) -> "Fetch | None":
    """What fetches pages from the web, unless another is given; None where the settings allow none."""
    if not settings.allow_urls:
        return None
    from corpus.web.fetch import Web  # noqa: PLC0415

    return fetch or Web().fetch


def _wake(encoder: Encoder) -> None:
    """Load the encoder while the snapshot is opened; what is wrong with it, whoever needs it first is told."""

    def load() -> None:
        with contextlib.suppress(IndexingError):
            encoder.encode([""])

    threading.Thread(target=load, name="encoder").start()


def _build_apart(settings: Settings, places: Places, progress: Progress) -> Outcome:
    from bot.building_apart import build_apart  # noqa: PLC0415

    return build_apart(partial(make_indexer, settings, places), progress)
