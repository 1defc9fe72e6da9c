"""The articles that say most about some words, each with its best sentence."""

from collections.abc import Sequence

from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Citation
from bot.answering.said.compose import footnote_of
from bot.answering.said.places import placed
from bot.answering.said.reply import Footnote
from index.search import search

_SEARCHED = 60
_NEAR_ENOUGH = 0.3
"""The cosine from which on a sentence is worth showing."""
_BESIDE_BEST = 0.6
"""The share of the best sentence's score from which on another article is worth showing beside it."""


def find_articles(text: str, holdings: Holdings, limit: int) -> Sequence[Footnote]:
    """One footnote for each article, the best first, numbered from 1; none where nothing fits."""
    hits = search(holdings.snapshot, holdings.query(text), "sentence", _SEARCHED)
    fitting = [hit for hit in hits if hit.dense >= _NEAR_ENOUGH and hit.score >= _BESIDE_BEST * hits[0].score]
    best = {hit.entry.article: hit.entry for hit in reversed(fitting)}
    entries = sorted(best.values(), key=[hit.entry for hit in hits].index)
    cited = (Citation(holdings.article(entry.article), entry.span) for entry in entries[:limit])
    return [placed(footnote_of(citation, number), holdings) for number, citation in enumerate(cited, start=1)]
