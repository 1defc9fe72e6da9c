"""The composition root: settings to objects, in one function, with a seam for each part that a test may replace."""

import contextlib
import hashlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.answering.finding_articles import find_articles
from bot.answering.holdings import Holdings
from bot.answering.judge import Judge
from bot.answering.librarian import Rebuilt, Source
from bot.answering.related import related_questions
from bot.answering.reply import Footnote, Reply
from bot.answering.surroundings import Surroundings, surroundings_of
from bot.answering.walk import reply_to
from bot.chat.curator import Changes, Holding
from bot.errors import SettingsError
from bot.examples import pick_examples
from bot.indexing import Indexer, Outcome
from bot.own_calibration import read_calibration
from bot.settings import Settings
from corpus.changes import looks_changed
from index.encoder import Encoder
from index.encoders import open_encoder
from index.errors import IndexingError, SnapshotMissing, SnapshotOutdated
from index.pointer import Stamp
from index.progress import Progress, silent
from index.reader.reader import Reader
from index.reader.readers import open_reader
from index.rules import rules_hash
from index.shelf import Shelf
from index.snapshot import Snapshot, check_encoder

if TYPE_CHECKING:  # who asks an index that is there already need not wait for what reads, builds, adds and measures
    from bot.additions import Additions
    from bot.evaluation.gold import GoldQuestion
    from corpus.reader import Reading
    from corpus.web.fetch import Fetch

_LOG = logging.getLogger(__name__)

Build = Callable[[Progress], Outcome]
"""Builds and publishes, and tells what became of the answers to the gold questions."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the corpus is read from, where its index lies, and where articles are added to it."""

    corpus: Path
    index: Path
    added: Path | None = None


def places_of(settings: Settings, corpus: Path | None = None, index: Path | None = None) -> Places:
    """The folders that the settings and the command line name.

    A corpus that is named without an index gets one of its own under ``INDEX_DIR``, by the hash of its path, and a
    folder of added articles of its own under ``ADDED_DIR``.
    """
    if corpus is None:
        return Places(settings.corpus_dir, index or settings.index_dir, settings.added_dir)
    own = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    is_usual = corpus.resolve() == settings.corpus_dir.resolve()
    added = settings.added_dir if is_usual else settings.added_dir / "corpora" / own
    return Places(corpus, index or settings.index_dir / own, added)


def exports_of(settings: Settings) -> Path:
    """The folder of the encoders' exports: beside the snapshots, and the same for every corpus."""
    return settings.index_dir / "encoders"


def web_of(settings: Settings, fetch: "Fetch | None" = None) -> "Fetch | None":
    """What fetches pages from the web, unless another is given; None where the settings allow none."""
    if not settings.allow_urls:
        return None
    from corpus.web.fetch import Web  # noqa: PLC0415

    return fetch or Web().fetch


def open_library(
    settings: Settings,
    places: Places,
    *,
    encoder: Encoder | None = None,
    reader: Reader | None = None,
    fetch: "Fetch | None" = None,
    progress: Progress = silent,
    tell: "Callable[[Reading], None]" = lambda _: None,
) -> "Library":
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


def _wake(encoder: Encoder) -> None:
    """Load the encoder while the snapshot is opened; what is wrong with it, whoever needs it first is told."""

    def load() -> None:
        with contextlib.suppress(IndexingError):
            encoder.encode([""])

    threading.Thread(target=load, name="encoder").start()


def _build_apart(settings: Settings, places: Places, progress: Progress) -> Outcome:
    from bot.building_apart import build_apart  # noqa: PLC0415

    return build_apart(partial(make_indexer, settings, places), progress)


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


class Library:
    """The `Librarian` of the live snapshot, who looks after it as well.

    A question reads the live holdings once and keeps what it read, so that a swap never parts it. What another process
    publishes is live from the next question on.
    """

    def __init__(
        self,
        indexer: Indexer,
        snapshot: Snapshot,
        seen: Stamp | None,
        build: Build | None = None,
        fetch: "Fetch | None" = None,
    ) -> None:
        """Take what builds, what answers, and the shelf's stamp from before that was opened.

        Args:
            indexer: what builds.
            snapshot: what answers.
            seen: the shelf's stamp from before the snapshot was opened.
            build: how the indexer is made to build; by default in this process.
            fetch: what fetches web pages; None where none may be.
        """
        self._indexer = indexer
        self._build = build or (lambda progress: indexer.build(progress).outcome)
        self._fetch = fetch
        self._seen = seen
        self._live = Holdings(snapshot, indexer.encoder, indexer.reader)
        self._rebuilding = threading.Lock()
        self._refreshing = threading.Lock()

    @property
    def notice(self) -> str:
        """What is wrong with the index that answers, in a sentence; nothing where all is well."""
        return self._live.snapshot.instead_of

    def reply(
        self, message: str, *, context: Sequence[str] = (), asked_on: date | None = None, language: str | None = None
    ) -> Reply:
        """Answer a message from the live snapshot."""
        return reply_to(
            message,
            self._current(),
            context=context,
            asked_on=asked_on,
            language=language,
            judge=self._indexer.judge,
        )

    def ask_gold(self, question: "GoldQuestion", judge: Judge) -> Reply:
        """Answer a gold question with a judge of one's own; see `bot.evaluation.calibrate`."""
        return reply_to(
            question.question,
            self._live,
            context=question.context,
            asked_on=question.asked_on,
            language=question.language,
            judge=judge,
        )

    def sources(self) -> tuple[Source, ...]:
        """The articles of the live snapshot, by title."""
        snapshot = self._current().snapshot
        facts = Counter(fact.article for fact in snapshot.corpus.facts)
        return tuple(
            Source(
                article=article.id,
                title=article.title,
                publisher=article.publisher,
                published=str(article.published or ""),
                published_inferred=article.published_inferred,
                url=article.url,
                sentences=len(snapshot.sentences[article.id]),
                facts=facts[article.id],
            )
            for article in sorted(snapshot.corpus.articles, key=lambda article: article.title)
        )

    def examples(self) -> tuple[str, ...]:
        """Three questions that the live snapshot can answer."""
        return pick_examples(self._live)

    def related(self, asked: str, footnotes: Sequence[Footnote], language: str) -> tuple[str, ...]:
        """Questions beside an answer, each of which the live snapshot answers."""
        holdings = self._current()
        judge = self._indexer.judge
        return related_questions(
            asked, footnotes, holdings, lambda text: reply_to(text, holdings, language=language, judge=judge)
        )

    def surroundings(self, footnote: Footnote) -> Surroundings | None:
        """The sentences around a quote, as long as the live snapshot holds it."""
        return surroundings_of(footnote, self._current())

    def find(self, text: str, limit: int) -> Sequence[Footnote]:
        """The articles that say most about some words, each with its best sentence."""
        return find_articles(text, self._current(), limit)

    def holding(self) -> Holding:
        """What the live snapshot says of itself."""
        manifest = self._current().snapshot.manifest
        return Holding(manifest.id, manifest.created_second, manifest.encoder.name, dict(manifest.counts))

    def changes(self) -> Changes:
        """What a reindex would change now."""
        corpus, live = self._indexer.read().corpus, self._current().snapshot
        before, after = live.articles, {article.id: article for article in corpus.articles}
        return Changes(
            added=tuple(article.title for name, article in after.items() if name not in before),
            changed=tuple(a.title for name, a in after.items() if name in before and a.sha256 != before[name].sha256),
            removed=tuple(article.title for name, article in before.items() if name not in after),
            facts=len(corpus.facts) - len(live.corpus.facts),
        )

    def add(self, name: str, content: bytes) -> str:
        """Keep a file beside the corpus, as one article or several; their ids."""
        return self._additions().add(name, content)

    def add_page(self, address: str) -> str:
        """Keep what lies at a web address, as `add` keeps a file; its ids.

        Raises:
            CorpusError: it cannot be fetched or read, and is not kept.
            SettingsError: the settings allow no web addresses.
        """
        return self._additions().add_page(address)

    def remove(self, article: str) -> bool:
        """Take away an article that was added."""
        return self._additions().remove(article)

    def added(self) -> frozenset[str]:
        """The ids of the articles that were added."""
        return self._additions().ids()

    def rollback(self) -> Rebuilt:
        """Go back to the snapshot before, and answer from it."""
        begun = time.monotonic()
        with self._rebuilding:
            snapshot = self._indexer.shelf.roll_back()
            check_encoder(snapshot.manifest, self._indexer.encoder.identity)
            self._seen = self._indexer.shelf.stamp
            self._live = Holdings(snapshot, self._indexer.encoder, self._indexer.reader)
        return _rebuilt(self._live, changed=True, begun=begun)

    def reindex(self, progress: Progress | None = None) -> Rebuilt:
        """Read the corpus again, build and publish a snapshot, and go over to it."""
        begun = time.monotonic()
        with self._rebuilding:
            before = self._live.snapshot.manifest.id
            outcome = self._build(progress or silent)
            with self._refreshing:
                if self._indexer.shelf.stamp != self._seen:
                    self._go_over()
        changed = self._live.snapshot.manifest.id != before
        return _rebuilt(self._live, changed=changed, begun=begun, outcome=outcome)

    def _additions(self) -> "Additions":
        from bot.additions import Additions  # noqa: PLC0415

        added = self._indexer.added
        if added is None:
            raise SettingsError(
                "ADDED_DIR is not set, so there is no place for articles that are added: name a folder."
            )
        return Additions(self._indexer.corpus, added, self._fetch)

    def _current(self) -> Holdings:
        """The live holdings; those of the snapshot that another process has published, from the first look on.

        One thread goes over to it, and the others answer from the one before until it has.
        """
        if self._indexer.shelf.stamp != self._seen and self._refreshing.acquire(blocking=False):
            try:
                self._go_over()
            finally:
                self._refreshing.release()
        return self._live

    def _go_over(self) -> None:
        """Open what is current now; where it cannot be opened, the live snapshot stays."""
        self._seen = self._indexer.shelf.stamp
        try:
            snapshot = self._indexer.shelf.open_current()
            check_encoder(snapshot.manifest, self._indexer.encoder.identity)
        except IndexingError as error:
            _LOG.warning("the index stays as it is: %s", error)
            return
        if snapshot.instead_of:
            _LOG.warning("%s", snapshot.instead_of)
        if snapshot.manifest.id != self._live.snapshot.manifest.id:
            self._live = Holdings(snapshot, self._indexer.encoder, self._indexer.reader)

    def is_stale(self) -> bool:
        """Whether the corpus on disk is another one than the live snapshot was built from; see `why_stale`."""
        return self.why_stale() == "articles"

    def why_stale(self) -> Literal["", "articles", "rules"]:
        """What has changed since the live snapshot was built: the articles, or only the rules by which they are read.

        The corpus is read only where an article is gone, or a file may be another one.

        Raises:
            CorpusError: the corpus cannot be read any more.
        """
        if not self._looks_changed():
            return ""
        from index.build import fingerprint_of  # noqa: PLC0415

        corpus, manifest = self._indexer.read().corpus, self._live.snapshot.manifest
        if manifest.rules != rules_hash():
            sources = {article.id: article.sha256 for article in corpus.articles}
            return "rules" if sources == manifest.sources else "articles"
        return "" if fingerprint_of(corpus, self._indexer.encoder.identity) == manifest.fingerprint else "articles"

    def _looks_changed(self) -> bool:
        """Whether a file of the corpus can be another one than when the snapshot was built."""
        snapshot = self._live.snapshot
        built = datetime.fromisoformat(snapshot.manifest.created).timestamp()
        return looks_changed(self._indexer.corpus, self._indexer.added, snapshot.corpus, built)


def _rebuilt(live: Holdings, *, changed: bool, begun: float, outcome: Outcome | None = None) -> Rebuilt:
    manifest = live.snapshot.manifest
    return Rebuilt(
        changed=changed,
        snapshot=manifest.id,
        articles=manifest.counts["articles"],
        entries=manifest.counts["entries"],
        seconds=time.monotonic() - begun,
        answers=outcome.answers if outcome else None,
        left_out=outcome.left_out if outcome else (),
    )
