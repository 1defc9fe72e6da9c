"""One reply, printed: what a command needs that talks no further, and so needs no keyboard."""

import sys
from typing import TextIO

from bot.answering.said.reply import Reply
from bot.terminal.layout import reply_groups
from bot.terminal.page import Page, PlainPage, WindowPage
from bot.terminal.streams import forgive, is_terminal
from bot.terminal.wording import read_wording


def print_reply(reply: Reply, stdout: TextIO | None = None) -> None:
    """Write one reply, with its footnotes, as a conversation would."""
    stdout = stdout or sys.stdout
    page: Page = WindowPage(stdout) if is_terminal(stdout) else PlainPage(stdout)
    forgive(stdout)
    page.show(reply_groups(reply, read_wording(), quotes=True, addresses=not page.clickable))
