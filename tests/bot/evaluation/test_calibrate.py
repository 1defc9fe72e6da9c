"""Laws of calibration: what the judge's weights are fitted to."""

from pathlib import Path

import pytest
import yaml

from bot.answering.holdings import Holdings
from bot.answering.judge import Judge, default_judge
from bot.answering.reply import Reply
from bot.answering.walk import reply_to
from bot.evaluation.calibrate import as_yaml, collect
from bot.evaluation.gold import GoldQuestion
from tests.bot.answering.town import hold, write_town
from tests.fakes_index import CueReader

_QUESTIONS = [
    GoldQuestion(
        id="1", question="How many seats has the reading room?", expect="answer", kind="count", answers=(("46",),)
    ),
    GoldQuestion(id="2", question="Who built the Osprey?", expect="refuse", kind="wrong_product"),
    GoldQuestion(
        id="3", question="Did the ferries carry more passengers in 2022 or in 2023?", expect="answer", kind="computed",
        answers=(("2023",),),
    ),
    GoldQuestion(
        id="4", question="For what was the coast road closed?", expect="answer", kind="entity", answers=(("repairs",),)
    ),
]  # fmt: skip


@pytest.fixture(scope="module", name="read_town")
def _read_town(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The town without its curated facts, and with a reader."""
    folder: Path = tmp_path_factory.mktemp("town")
    bare = write_town(folder / "corpus") / "articles"
    unread = hold(bare, folder / "index")
    return Holdings(unread.snapshot, unread.encoder, CueReader({"closed for": "repairs"}))


def test_what_is_read_is_fitted_to_what_the_reader_says(read_town: Holdings) -> None:
    """A case of a sentence that was read has the reader's signals; what asks again in parts is recorded as well."""

    def ask(question: GoldQuestion, judge: Judge) -> Reply:
        return reply_to(question.question, read_town, judge=judge)

    cases = collect(_QUESTIONS, ask)
    assert cases["read"]
    assert all(case.signals.keys() == default_judge().weights["read"].keys() for case in cases["read"])


def test_a_kind_without_cases_keeps_its_weights() -> None:
    """Whoever fits without a reader loses nothing that was fitted with one."""
    present = default_judge()
    fitted = yaml.safe_load(as_yaml({kind: [] for kind in present.weights}))
    assert fitted == {"limits": dict(present.limits), "weights": present.weights}
