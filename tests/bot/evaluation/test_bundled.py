"""The bundled corpus, asked its own questions by the real encoder."""

from pathlib import Path

import pytest

from bot.app import open_library
from bot.evaluation.gold import read_gold
from bot.evaluation.judge import judge
from bot.evaluation.report import make_report
from bot.places import Places
from bot.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.mark.slow
@pytest.mark.filterwarnings("default::DeprecationWarning")
def test_the_bundled_questions_are_answered_and_every_figure_is_shown(tmp_path: Path) -> None:
    """At least seven in ten get the right reply, and no reply, right or wrong, states a figure that no quote shows."""
    library = open_library(Settings(), Places(CORPUS, tmp_path / "index"))
    verdicts = []
    for gold in read_gold(CORPUS / "questions").questions:
        reply = library.reply(gold.question, context=gold.context, asked_on=gold.asked_on, language=gold.language)
        verdicts.append(judge(gold, reply, 0.0))
    report = make_report("gold", verdicts)
    assert [verdict.question.id for verdict in verdicts if not verdict.supported] == []
    assert report.overall.right >= 0.7
