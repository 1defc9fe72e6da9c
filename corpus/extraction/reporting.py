"""Clauses that only say who says the rest."""

from collections.abc import Sequence

from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import Part
from corpus.lexicons.verbs import verbs_of


def reports_that(parts: Sequence[Part], clauses: Sequence[Clause], number: int) -> bool:
    """Whether a clause only says, or finds, what the next one says."""
    is_that = number + 1 < len(clauses) and parts[clauses[number + 1].first - 1].low == "that"
    return only_reports(clauses[number]) or (is_that and reports_what(parts, clauses[number]))


def only_reports(clause: Clause) -> bool:
    """Whether the verb of a clause says that somebody says something."""
    return clause.verb is not None and clause.verb.group == "say"


def reports_what(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause only says who says what the next one says."""
    place = clause.verb_place
    return place is not None and any(verb.group == "say" for verb in verbs_of(parts[place].low))
