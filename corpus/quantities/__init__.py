"""Reads the figures of a text: what it counts, measures and pays."""

from collections.abc import Sequence

from corpus.periods import read_periods
from corpus.quantities.chinese import read_chinese
from corpus.quantities.english import read_english
from corpus.quantity import Quantity
from corpus.spans import Span


def read_quantities(text: str, language: str = "en", masked: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of `text`, in order; no two overlap, and `digits` times `scale` is each one's exact value.

    Figures under a span of `masked` are left out; where none is given, those of the periods of the text are. Names that
    hold a number ("GLP-1", "Class III", "S&P 500") are no figures.

    >>> [(figure.value, figure.unit) for figure in read_quantities("2,183 biomedical enterprises and 8.94%")]
    [(Decimal('2183'), 'enterprise'), (Decimal('8.94'), 'percent')]
    """
    spans = masked or [period.span for period in read_periods(text, None, language) if period.span]
    reader = read_chinese if language.startswith("zh") else read_english
    return reader(text, sorted(spans))
