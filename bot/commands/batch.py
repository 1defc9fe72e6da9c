"""``footnote batch``: questions from a file, answers into another, in order."""

import argparse
import sys
from pathlib import Path

from bot.commands.shared import open_for
from bot.errors import UserError
from bot.jsonlines import answer_lines, to_line


def run(options: argparse.Namespace) -> int:
    """Answer every line; 1 where a line was bad."""
    source: Path = options.input
    target: Path = options.output
    if not source.exists() or source.is_dir():
        raise UserError(f"{source}: there is no such file; name a JSON Lines file of questions")
    if not target.parent.is_dir():
        raise UserError(f"{target.parent}: there is no such folder; make it, or name another file for the answers")
    if target.exists() and target.samefile(source):
        raise UserError(f"{target}: these are the questions; name another file for the answers")
    if target.is_dir():
        raise UserError(f"{target}: this is a folder; name a file for the answers")
    library = open_for(options)
    bad = 0
    unfinished = target.with_name(target.name + ".part")
    with source.open("rb") as lines, unfinished.open("w", encoding="utf-8") as answers:
        for fields in answer_lines(lines, library):
            bad += "error" in fields
            answers.write(to_line(fields) + "\n")
    unfinished.replace(target)
    if bad:
        sys.stderr.write(f"Lines without an answer: {bad}; each has its error in {target}.\n")
    return int(bad > 0)
