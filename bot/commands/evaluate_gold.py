"""``footnote evaluate gold``: the answers held against gold questions, as a table."""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.answering.agreed.judge import default_calibration
from bot.commands.own_cases import own_cases
from bot.commands.shared import open_for, read_places, read_settings
from bot.errors import UserError
from bot.evaluation.calibrate import as_yaml, calibrate
from bot.evaluation.gold import GoldQuestion, read_gold
from bot.evaluation.judge import Verdict, judge
from bot.evaluation.report import make_report, render_report
from bot.library import Library
from bot.own_calibration import NAME
from corpus.files import write_whole

_FEWEST = 30
"""With fewer answers than these, chance would set the limits."""
_HEAD = """\
When to trust an answer: weights of signals, and what was wrong from each probability on as [limit, wrong, answered].
Fitted by `footnote evaluate gold --calibrate` to questions of one's own; without this file Footnote's own is used."""


def run(options: argparse.Namespace) -> Mapping[str, object] | None:
    """Ask every gold question, print the report and hand it back; nothing where weights were to be fitted."""
    path: Path = options.data or read_places(options, read_settings()).corpus / "questions"
    gold = read_gold(path)
    if gold.faults:
        raise UserError("\n".join(str(fault) for fault in gold.faults))
    if options.calibrate:
        sys.stdout.write(_calibrate(gold.questions, options))
        return None
    library = open_for(options)
    library.reply("Is the encoder awake by now?")
    verdicts = [_ask(question, library) for question in gold.questions]
    report = make_report(options.set, verdicts)
    if options.misses:
        sys.stdout.writelines(_miss(verdict) for verdict in verdicts if not (verdict.right and verdict.supported))
    sys.stdout.write(render_report(report) + "\n")
    return report.as_json()


def _calibrate(questions: Sequence[GoldQuestion], options: argparse.Namespace) -> str:
    """Write the calibration that the questions give beside the corpus; a sentence that says so."""
    settings = read_settings()
    places = read_places(options, settings)
    cases = own_cases(questions, settings, places)
    count = sum(map(len, cases.values()))
    if count < _FEWEST:
        raise UserError(
            f"only {count} of the questions get an answer that could be right or wrong; to calibrate takes {_FEWEST}"
        )
    calibration = calibrate(cases, default_calibration())
    file = places.corpus / NAME
    write_whole(file, as_yaml(calibration, _HEAD).encode())
    limits = calibration.judge(settings.target_error).limits
    told = ", ".join(f"{kind} {limit:.2f}" for kind, limit in limits.items())
    return (
        f"{file} is written, from {count} answers. With TARGET_ERROR={settings.target_error:g} it asks for: {told}.\n"
    )


def _ask(question: GoldQuestion, library: Library) -> Verdict:
    begun = time.perf_counter()
    reply = library.reply(
        question.question, context=question.context, asked_on=question.asked_on, language=question.language
    )
    return judge(question, reply, (time.perf_counter() - begun) * 1000)


def _miss(verdict: Verdict) -> str:
    question, reply = verdict.question, verdict.reply
    context = f" (after {' / '.join(question.context)})" if question.context else ""
    wanted = " + ".join("|".join(group) for group in question.answers)
    got = reply.text.replace("\n", " ")[:240]
    asked = f"{question.id} {question.expect}/{question.kind}: {question.question}{context}"
    return f"{asked}\n    want {wanted}\n    got  [{reply.kind} {reply.reason or ''}] {got}\n"
