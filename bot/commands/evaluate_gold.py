"""``footnote evaluate gold``: the answers held against gold questions, as a table."""

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bot.commands.calibrate_gold import calibrate_by
from bot.commands.shared import open_for, read_places, read_settings
from bot.errors import UserError
from bot.evaluation.gold import GoldQuestion, read_gold
from bot.evaluation.judge import Verdict, judge
from bot.evaluation.report import make_report, render_report
from bot.library import Library


def run(options: argparse.Namespace) -> Mapping[str, object] | None:
    """Ask every gold question, print the report and hand it back; nothing where weights were to be fitted."""
    path: Path = options.data or read_places(options, read_settings()).corpus / "questions"
    gold = read_gold(path)
    if gold.faults:
        raise UserError("\n".join(str(fault) for fault in gold.faults))
    if options.calibrate:
        sys.stdout.write(calibrate_by(gold.questions, options))
        return None
    library = open_for(options)
    library.reply("Is the encoder awake by now?")
    verdicts = [_ask(question, library) for question in gold.questions]
    report = make_report(options.set, verdicts)
    if options.misses:
        sys.stdout.writelines(_miss(verdict) for verdict in verdicts if not (verdict.right and verdict.supported))
    sys.stdout.write(render_report(report) + "\n")
    return report.as_json()


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
