"""Laws of what the reader learns from."""

from pathlib import Path

import pytest

from bench.reader.mix import Mix, gather_mix
from tests.bench.reader.sets import write_sets

COUNT = 400


@pytest.fixture(name="mix")
def _mix(tmp_path: Path) -> Mix:
    write_sets(tmp_path)
    return gather_mix(tmp_path, COUNT, seed=7)


def test_the_same_seed_gives_the_same_examples(tmp_path: Path, mix: Mix) -> None:
    """A run can be repeated: count and seed alone say which examples it sees, and in which order."""
    assert gather_mix(tmp_path, COUNT, seed=7) == mix
    assert gather_mix(tmp_path, COUNT, seed=8).examples != mix.examples
    assert len(mix.examples) == COUNT


def test_nothing_that_is_kept_aside_is_learnt(mix: Mix) -> None:
    """The curve is measured on articles that no example is made of."""
    learnt, aside = ({one.title for one in part} for part in (mix.examples, mix.kept_aside))
    assert aside
    assert not learnt & aside


def test_what_is_left_out_is_learnt_nowhere(tmp_path: Path, mix: Mix) -> None:
    """A context that is measured on is in no example, as it is or as a near miss."""
    without = {mix.examples[0].context}
    assert without.isdisjoint(one.context for one in gather_mix(tmp_path, COUNT, seed=7, without=without).examples)


def test_an_answer_stands_where_it_says(mix: Mix) -> None:
    """Every answer is a literal slice of its context."""
    answers = [(one.context[gold.start : gold.end], gold.text) for one in mix.examples for gold in one.answers]
    assert answers
    assert all(slice_ == text for slice_, text in answers)


def test_a_near_miss_is_none(mix: Mix) -> None:
    """The context of a made question holds what was changed nowhere: neither the answer, nor the name that is asked."""
    answered = {one.id: one for one in mix.examples if one.answers}
    made = [(one, answered[one.id]) for one in mix.examples if not one.answers and one.id in answered]
    assert {one.context == whole.context for one, whole in made} == {True, False}
    for one, whole in made:
        if one.context == whole.context:  # swapped
            (name,) = set(one.question.split()) - set(whole.question.split())
            assert name not in one.context
        else:
            assert whole.answers[0].text not in one.context
            assert one.question == whole.question
