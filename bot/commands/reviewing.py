"""What all lines of ``footnote facts`` have in common: the place of a reading, and its period."""

from corpus.article import Article
from corpus.period import Period
from corpus.spans import Span


def place_of(article: Article, span: Span) -> str:
    """Where something stands, as an editor finds it: the article and the line."""
    line = article.text.count("\n", 0, span.start) + 1
    return f"{article.id}:{line}"


def period_fields(period: Period | None) -> dict[str, str | None]:
    """A period as programs rely on it: its first and its last day, and its shape."""
    return {
        "start": period.start.isoformat() if period and period.start else None,
        "end": period.end.isoformat() if period and period.end else None,
        "shape": period.shape if period else "unknown",
    }
