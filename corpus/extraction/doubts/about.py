"""All doubts: one of them, and a fact answers nothing."""

from collections.abc import Callable, Sequence

from corpus.extraction.doubts import clauses, cuts, figures, neighbours, owners, times, unnamed, wholes
from corpus.extraction.draft import Draft
from corpus.extraction.spot import Sentence
from corpus.extraction.unread import unread_words
from corpus.period import Period


def doubts_about(read: Sentence, draft: Draft, period: Period | None, told: Sequence[Draft]) -> tuple[str, ...]:
    """The names of the doubts that a reading raises, for a person who reviews it; `told` is all that is read there."""
    unread = ("unread words",) if unread_words(read, draft, told) else ()
    return (*unread, *(_name(doubts) for doubts in _DOUBTS if doubts(read, draft, period)))


def _name(doubts: "_Doubt") -> str:
    return doubts.__name__.replace("_", " ")


_Doubt = Callable[[Sentence, Draft, Period | None], bool]

_DOUBTS: Sequence[_Doubt] = (
    cuts.nobody, cuts.cut_subject, cuts.cut_metric, cuts.cut_scope, owners.torn_list, owners.perhaps_name,
    owners.one_of_two, owners.made_by_things, owners.pointed_at, owners.somebody, owners.mere_observers,
    clauses.verb_of_another, unnamed.one_of_several, unnamed.only_described, unnamed.over_there, unnamed.in_title,
    unnamed.contracted, unnamed.heading,
    figures.bare_number, figures.followed_by_whole, figures.only_those, figures.of_some_size,
    figures.in_words, figures.under_something,
    figures.label, figures.single, figures.rate, figures.time_as_amount, figures.glued_figures, figures.many_words,
    figures.denied, figures.merely_able, figures.told_by_writer, figures.measured_thing,
    neighbours.rank_of_another, neighbours.more_measure, wholes.in_so_long, wholes.over_so_long, wholes.whose_whole,
    wholes.price_of_some,
    wholes.where_it_is, wholes.of_so_many, neighbours.pointed_scope, neighbours.torn_scope,
    clauses.aside_of_object,
    clauses.behind_colon, clauses.within_relative, clauses.whose_thing, neighbours.part_of_some,
    neighbours.shared_ending,
    neighbours.nameless_metric, neighbours.year_as_count, neighbours.verb_in_name, neighbours.how_often,
    neighbours.other_figure, clauses.doubtful_antecedent, neighbours.between_two,
    times.moved_today, times.far_base, times.several_periods, times.dateless_change, times.dateless_past,
    times.of_main_clause, times.of_named_year, times.each_year, times.since_a_deed, times.until_when,
    times.of_another_verb, times.told_on, times.age_of_then, times.day_of_report, times.which_time,
    times.from_then_on, times.behind_closing_comma, times.of_other_year, times.already_over,
)  # fmt: skip
