"""The articles that say most about some words, each with its best sentence."""

from collections.abc import Sequence

from bot.answering.answer import Citation
from bot.answering.compose import footnote_of
from bot.answering.holdings import Holdings
from bot.answering.reply import Footnote
from index.search import Query, search

_SEARCHED = 60
_NEAR_ENOUGH = 0.3
"""The cosine from which on a sentence that shares no word with the query is worth showing."""


def find_articles(text: str, holdings: Holdings, limit: int) -> Sequence[Footnote]:
    """One footnote for each article, the best first, numbered from 1; none where nothing fits."""
    query = Query(text, holdings.encoder.encode([text])[0])
    hits = search(holdings.snapshot, query, "sentence", _SEARCHED)
    best = {hit.entry.article: hit.entry for hit in reversed(hits) if hit.dense >= _NEAR_ENOUGH or hit.lexical > 0}
    entries = sorted(best.values(), key=[hit.entry for hit in hits].index)
    cited = (Citation(holdings.article(entry.article), entry.span) for entry in entries[:limit])
    return [footnote_of(citation, number) for number, citation in enumerate(cited, start=1)]
