"""``footnote ask``: one question, one answer."""

import argparse
import sys
import time

from bot.commands.shared import open_for, today
from bot.jsonlines import reply_to_json, to_line

_NO_QUESTION = 2
"""The exit status where there is nothing to answer."""


def run(options: argparse.Namespace) -> int:
    """Answer the question that the options hold; 2 where they hold none."""
    library = open_for(options)
    question = " ".join(options.question)
    begun = time.perf_counter()
    reply = library.reply(
        question, context=options.context, asked_on=options.asked_on or today(), language=options.language
    )
    spent = (time.perf_counter() - begun) * 1000
    if options.json:
        sys.stdout.write(to_line(reply_to_json(reply, None, question, spent)) + "\n")
    else:
        from bot.terminal.printing import print_reply  # noqa: PLC0415 - only a reader pays for its libraries

        print_reply(reply, sys.stdout)
    return _NO_QUESTION if reply.reason == "invalid_question" else 0
