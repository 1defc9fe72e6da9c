"""What a corpus's own gold questions say about when to trust an answer: the cases that a judge is fitted to."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.answering.agreed.judge import KINDS, Judge, Kind
from bot.answering.said.reply import Reply
from bot.app import make_indexer, open_library
from bot.evaluation.calibrate import Case, collect
from bot.evaluation.gold import GoldQuestion
from bot.library import Library
from bot.places import Places, places_of
from bot.settings import Settings
from corpus.folders import articles_folder, fact_files
from index.progress import Progress, silent
from index.reader.readers import OFF


def own_cases(
    questions: Sequence[GoldQuestion], settings: Settings, places: Places, progress: Progress = silent
) -> dict[Kind, list[Case]]:
    """The cases of the corpus, and, where it has facts, of its articles alone, as they are where nobody curated them.

    Each question is asked without a reader, and again with that of the settings, where there is one. A fact waits for
    none, so that the second time would only say again what the first says of facts.
    """
    ways = list(_ways_to_ask(settings, places))
    asked, cases = count(1), {kind: list[Case]() for kind in KINDS}
    for library, kinds in ways:

        def ask(question: GoldQuestion, judge: Judge, library: Library = library) -> Reply:
            progress("ask", next(asked), len(ways) * len(questions))
            return library.ask_gold(question, judge)

        found = collect(questions, ask)
        for kind in kinds:
            cases[kind] += found[kind]
    return cases


def _ways_to_ask(settings: Settings, places: Places) -> Iterator[tuple[Library, Sequence[Kind]]]:
    """Who is asked, and for which kinds of evidence."""
    bare = [places_of(settings, articles_folder(places.corpus))] if fact_files(places.corpus) else []
    for where in (places, *bare):
        yield open_library(settings.model_copy(update={"reader": OFF}), where), ("fact", "sentence")
        if make_indexer(settings, where).reader:
            yield open_library(settings, where), ("read",)
