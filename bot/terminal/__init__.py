"""The conversation in a terminal, or over a pipe: the same as in a chat, and without Telegram."""

from bot.terminal.conversation import print_reply, run_terminal

__all__ = ["print_reply", "run_terminal"]
