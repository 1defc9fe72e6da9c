"""The conversation in a terminal, or over a pipe: the same as in a chat, and without Telegram."""

from bot.terminal.conversation import run_terminal

__all__ = ["run_terminal"]
