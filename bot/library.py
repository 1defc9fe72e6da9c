"""The library: who answers from the live snapshot, and looks after it."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from bot.answering.agreed.judge import Judge
from bot.answering.beside.finding_articles import find_articles
from bot.answering.beside.librarian import Rebuilt, Source
from bot.answering.beside.related import related_questions
from bot.answering.beside.surroundings import Surroundings, surroundings_of
from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Footnote, Reply
from bot.answering.walk import reply_to
from bot.chat.curator import Changes, Holding
from bot.errors import SettingsError
from bot.examples import pick_examples
from bot.indexing import Indexer, Outcome
from bot.live_snapshot import LiveSnapshot
from bot.staleness import why_stale
from index.pointer import Stamp
from index.progress import Progress, silent
from index.snapshot import Snapshot

if TYPE_CHECKING:  # who asks an index that is there already need not wait for what reads, builds, adds and measures
    from bot.additions import Additions
    from bot.evaluation.gold import GoldQuestion
    from corpus.web.fetch import Fetch


Build = Callable[[Progress], Outcome]
"""Builds and publishes, and tells what became of the answers to the gold questions."""


class Library:
    """The `Librarian` of the live snapshot, who looks after it as well."""

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
        self._live = LiveSnapshot(indexer, snapshot, seen)
        self._build = build or (lambda progress: indexer.build(progress).outcome)
        self._fetch = fetch
        self._rebuilding = threading.Lock()

    @property
    def notice(self) -> str:
        """What is wrong with the index that answers, in a sentence; nothing where all is well."""
        return self._live.as_it_is.snapshot.instead_of

    def reply(
        self, message: str, *, context: Sequence[str] = (), asked_on: date | None = None, language: str | None = None
    ) -> Reply:
        """Answer a message from the live snapshot."""
        return reply_to(
            message,
            self._live.holdings(),
            context=context,
            asked_on=asked_on,
            language=language,
            judge=self._indexer.judge,
        )

    def ask_gold(self, question: "GoldQuestion", judge: Judge) -> Reply:
        """Answer a gold question with a judge of one's own; see `bot.evaluation.calibrate`."""
        return reply_to(
            question.question,
            self._live.as_it_is,
            context=question.context,
            asked_on=question.asked_on,
            language=question.language,
            judge=judge,
        )

    def sources(self) -> tuple[Source, ...]:
        """The articles of the live snapshot, by title."""
        snapshot = self._live.holdings().snapshot
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
        return pick_examples(self._live.as_it_is)

    def related(self, asked: str, footnotes: Sequence[Footnote], language: str) -> tuple[str, ...]:
        """Questions beside an answer, each of which the live snapshot answers."""
        holdings = self._live.holdings()
        judge = self._indexer.judge
        return related_questions(
            asked, footnotes, holdings, lambda text: reply_to(text, holdings, language=language, judge=judge)
        )

    def surroundings(self, footnote: Footnote) -> Surroundings | None:
        """The sentences around a quote, as long as the live snapshot holds it."""
        return surroundings_of(footnote, self._live.holdings())

    def find(self, text: str, limit: int) -> Sequence[Footnote]:
        """The articles that say most about some words, each with its best sentence."""
        return find_articles(text, self._live.holdings(), limit)

    def holding(self) -> Holding:
        """What the live snapshot says of itself."""
        manifest = self._live.holdings().snapshot.manifest
        return Holding(manifest.id, manifest.created_second, manifest.encoder.name, dict(manifest.counts))

    def changes(self) -> Changes:
        """What a reindex would change now."""
        corpus, live = self._indexer.read().corpus, self._live.holdings().snapshot
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
            self._live.roll_back()
        return _rebuilt(self._live.as_it_is, changed=True, begun=begun)

    def reindex(self, progress: Progress | None = None) -> Rebuilt:
        """Read the corpus again, build and publish a snapshot, and go over to it."""
        begun = time.monotonic()
        with self._rebuilding:
            before = self._live.as_it_is.snapshot.manifest.id
            outcome = self._build(progress or silent)
            self._live.catch_up()
        live = self._live.as_it_is
        changed = live.snapshot.manifest.id != before
        return _rebuilt(live, changed=changed, begun=begun, outcome=outcome)

    def why_stale(self) -> Literal["", "articles", "rules"]:
        """What has changed since the live snapshot was built; see `bot.staleness`."""
        return why_stale(self._live.as_it_is.snapshot, self._indexer)

    def _additions(self) -> "Additions":
        from bot.additions import Additions  # noqa: PLC0415

        added = self._indexer.added
        if added is None:
            raise SettingsError(
                "ADDED_DIR is not set, so there is no place for articles that are added: name a folder."
            )
        return Additions(self._indexer.corpus, added, self._fetch)


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
