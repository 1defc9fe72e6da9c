"""A librarian for tests, whose every answer can be worked out in the head."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answering.beside.librarian import Rebuilt, Source
from bot.answering.beside.surroundings import Surroundings
from bot.answering.said.reply import Footnote, Reply
from bot.chat.curator import Changes, Holding
from bot.errors import SettingsError
from corpus.errors import CorpusError, Fault
from index.errors import EngineUnavailable
from index.progress import Progress, silent

RIVER = Footnote(
    n=1,
    quote="The river <Elbe> rose by 2 metres & more.",
    article="river",
    title="High & low water",
    publisher="Gauge <Office>",
    published="2025-10",
    published_inferred=False,
    url='https://example.org/river?a=1&b="2"',
    start=0,
    end=41,
)


@dataclass(slots=True)
class EchoingLibrarian:
    """Answers a question with the question, in capitals, and with what it was told besides.

    ``"and you?"`` after ``"how are you?"`` on 1 November 2025 gives the paragraph
    ``AND YOU? [1] after: how are you?; on 2025-11-01``, with the lead ``AND YOU?`` and the footnote `RIVER`.

    Some messages are special. ``wait 0.7`` takes 0.7 seconds to answer; ``hold`` takes until `released` is set;
    ``break`` raises; ``search`` finds no index; ``thanks`` is small talk; a message that `scripted` holds gets that
    reply.
    """

    scripted: dict[str, Reply] = field(default_factory=dict)
    articles: tuple[Source, ...] = (Source("river", "High & low water", "Gauge <Office>", "2025-10", True, "", 3, 2),)
    suggestions: tuple[str, ...] = ("How high is it?", "Who says so?", "Why did it rise?")
    rebuilding: Callable[[Progress], Rebuilt] = lambda _: Rebuilt(True, "s2", 3, 40, 0.5)
    pending: Changes = field(default_factory=Changes)
    kept: dict[str, bytes] = field(default_factory=dict)
    released: threading.Event = field(default_factory=threading.Event)
    threads: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def reply(
        self, message: str, *, context: Sequence[str] = (), asked_on: date | None = None, language: str | None = None
    ) -> Reply:
        """Answer as the class says."""
        self.threads.add(threading.current_thread().name)
        self.asked.append(message)
        word, _, rest = message.partition(" ")
        if message == "break":
            raise RuntimeError("the librarian is broken")
        if message == "search":
            raise EngineUnavailable("search is unavailable: the server does not answer")
        if word == "wait":
            time.sleep(float(rest))
        if word == "hold":
            self.released.wait(30)
        if message in self.scripted:
            return self.scripted[message]
        kind = "smalltalk" if message == "thanks" else "value"
        lead = message.upper()
        said = f"{lead} [1] after: {', '.join(context)}; on {asked_on}"
        return Reply(kind, (said,), (RIVER,), lead=lead, language=language or "en")

    def sources(self) -> tuple[Source, ...]:
        """The articles that it was given."""
        return self.articles

    def examples(self) -> tuple[str, ...]:
        """The suggestions that it was given."""
        return self.suggestions

    def related(self, asked: str, footnotes: Sequence[Footnote], language: str) -> tuple[str, ...]:
        """The suggestions that it was given, but what was asked."""
        assert footnotes or not self.suggestions or language
        return tuple(question for question in self.suggestions if question != asked)

    def surroundings(self, footnote: Footnote) -> Surroundings | None:
        """A sentence on each side; none of a quote that is "gone"."""
        if footnote.quote == "gone":
            return None
        return Surroundings("It rained <all> night. ", footnote.quote, " The bridge held.", "The flood")

    def find(self, text: str, limit: int) -> Sequence[Footnote]:
        """The river, for whatever has a word of at least four letters in it."""
        return [RIVER][:limit] if any(len(word) > 3 for word in text.split()) else []

    def add(self, name: str, content: bytes) -> str:
        """Keeps text files under their names without the ending."""
        stem, _, ending = name.rpartition(".")
        if ending != "txt":
            raise CorpusError((Fault(name, 0, "this is no kind of file that is read here"),))
        self.kept[stem] = content
        return stem

    def add_page(self, address: str) -> str:
        """Keeps what lies under https, under its host; an address of the house is refused."""
        if not address.startswith("https://"):
            raise SettingsError("ALLOW_URLS is false")
        host = address.split("/")[2]
        if host.startswith("127."):
            raise CorpusError((Fault(address, 0, "this is no address of the public web"),))
        self.kept[host] = b"page"
        return host

    def remove(self, article: str) -> bool:
        """Take away what was added."""
        return self.kept.pop(article, None) is not None

    def added(self) -> frozenset[str]:
        """What was added."""
        return frozenset(self.kept)

    def holding(self) -> Holding:
        """A small library."""
        return Holding("s1", "2025-11-01T10:00:00+00:00", "letters", {"articles": 3, "entries": 40})

    def changes(self) -> Changes:
        """The changes that it was given."""
        return self.pending

    def rollback(self) -> Rebuilt:
        """Back to the first snapshot."""
        return Rebuilt(True, "s0", 2, 30, 0.1)

    def reindex(self, progress: Progress | None = None) -> Rebuilt:
        """Rebuild as it was told."""
        return self.rebuilding(progress or silent)
