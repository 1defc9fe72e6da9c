"""Laws of what the reader learns from."""

from pathlib import Path

import pytest

from bench.reader.asked import Asked
from bench.reader.course import COURSES, FIRST, FURTHER, read_course
from bench.reader.mix import Mix, gather_mix
from tests.bench.reader.sets import short_course, write_sets

COUNT = 400


@pytest.fixture(name="mix", params=COURSES)
def _mix(request: pytest.FixtureRequest, tmp_path: Path) -> Mix:
    write_sets(tmp_path)
    return gather_mix(tmp_path, short_course(request.param, examples=COUNT, seed=7))


def changed(mix: Mix) -> list[tuple[Asked, Asked]]:
    """The questions that were made of another by changing its words, each with that one."""
    whole = {one.id: one for one in mix.examples if one.answers}
    return [(one, whole[one.id]) for one in mix.examples if one.changed and one.id in whole]


@pytest.mark.parametrize("name", COURSES)
def test_shares_are_of_the_whole(name: str) -> None:
    """A course's shares make up all of it, and near misses are made of files that it reads."""
    course = read_course(name)
    assert sum(course.shares.values()) == pytest.approx(1)
    assert set(course.made_from) <= set(course.files)


def test_the_same_seed_gives_the_same_examples(tmp_path: Path) -> None:
    """A run can be repeated: course, count and seed alone say which examples it sees, and in which order."""
    write_sets(tmp_path)
    first, again, other = (
        gather_mix(tmp_path, short_course(FIRST, examples=COUNT, seed=seed)).examples for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other
    assert len(first) == COUNT


def test_nothing_that_is_kept_aside_is_learnt(mix: Mix) -> None:
    """The curve is measured on articles that no example is made of."""
    learnt, aside = ({one.title for one in part} for part in (mix.examples, mix.kept_aside))
    assert aside
    assert not learnt & aside


def test_what_is_left_out_is_learnt_nowhere(tmp_path: Path) -> None:
    """A context that is measured on is in no example, as it is or as a near miss."""
    write_sets(tmp_path)
    course = short_course(FURTHER, examples=COUNT)
    without = {gather_mix(tmp_path, course).examples[0].context}
    assert without.isdisjoint(one.context for one in gather_mix(tmp_path, course, without).examples)


def test_an_answer_stands_where_it_says(mix: Mix) -> None:
    """Every answer is a literal slice of its context."""
    answers = [(one.context[gold.start : gold.end], gold.text) for one in mix.examples for gold in one.answers]
    assert answers
    assert all(slice_ == text for slice_, text in answers)


def test_what_is_put_into_a_question_stands_where_it_says(mix: Mix) -> None:
    """A changed question is the whole one but for the words that were put in, and nothing answers it."""
    assert changed(mix)
    for one, whole in changed(mix):
        assert one.changed
        behind = len(one.question) - one.changed.end
        assert whole.question.startswith(one.question[: one.changed.start])
        assert whole.question.endswith(one.question[one.changed.end :])
        assert one.question[: len(one.question) - behind] != whole.question[: len(whole.question) - behind]
        assert one.context == whole.context
        assert not one.answers


def test_a_near_miss_is_none(tmp_path: Path) -> None:
    """What was put in stands nowhere in the context, or as something else; and no neighbour holds the answer."""
    write_sets(tmp_path)
    whole = {one.id: one for one in gather_mix(tmp_path, short_course(FIRST, examples=COUNT)).examples if one.answers}
    for name, is_told in ((FIRST, {False}), (FURTHER, {False, True})):
        mix = gather_mix(tmp_path, short_course(name, examples=COUNT))
        assert {one.changed.of(one.question) in one.context for one, _ in changed(mix) if one.changed} == is_told
        made = [one for one in mix.examples if not one.answers and not one.changed and one.id in whole]
        assert made
        for one in made:
            assert one.context != whole[one.id].context
            assert whole[one.id].answers[0].text not in one.context
            assert one.question == whole[one.id].question
