"""The rules in their order: the first that has something to say of a figure has the word."""

from collections.abc import Sequence

from corpus.extraction.draft import Draft
from corpus.extraction.rules.changes import changed, compared, faster, made, up_by
from corpus.extraction.rules.counts import count_subject, has_count, in_dealings, there_are, with_count
from corpus.extraction.rules.levels import reached
from corpus.extraction.rules.listed import listed
from corpus.extraction.rules.metrics import metric_of_value
from corpus.extraction.rules.ranks import ranked
from corpus.extraction.rules.shares import share_of, shared
from corpus.extraction.spot import Rule, Spot


def read_figure(spot: Spot) -> Draft | None:
    """The draft of the first rule that has something to say of a figure."""
    rules = [ranked] if spot.figure.shape == "ordinal" else _RULES
    drafts = (rule(spot) for rule in rules)
    return next((draft for draft in drafts if draft), None)


_RULES: Sequence[Rule] = (
    listed,
    metric_of_value,
    up_by,
    faster,
    compared,
    made,
    changed,
    shared,
    share_of,
    there_are,
    count_subject,
    reached,
    with_count,
    in_dealings,
    has_count,
)
