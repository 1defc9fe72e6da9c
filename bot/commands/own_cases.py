"""What a corpus's own gold questions say about when to trust an answer: the cases that a judge is fitted to."""

from collections.abc import Sequence

from bot.answering.agreed.judge import KINDS, Kind
from bot.app import make_indexer, open_library
from bot.evaluation.calibrate import Case, collect
from bot.evaluation.gold import GoldQuestion
from bot.places import Places, places_of
from bot.settings import Settings
from corpus.folders import articles_folder
from index.reader.readers import OFF


def own_cases(questions: Sequence[GoldQuestion], settings: Settings, places: Places) -> dict[Kind, list[Case]]:
    """The cases of the corpus with its facts, and of its articles alone, as they are where nobody curated them.

    Each question is asked with the reader of the settings, where there is one, and without.
    """
    bare = places_of(settings, articles_folder(places.corpus))
    kept = [settings.model_copy(update={"reader": OFF})]
    if make_indexer(settings, places).reader:
        kept.append(settings)
    libraries = (open_library(each, where) for where in (places, bare) for each in kept)
    collected = [collect(questions, library.ask_gold) for library in libraries]
    return {kind: [case for cases in collected for case in cases[kind]] for kind in KINDS}
