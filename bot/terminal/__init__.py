"""The conversation in a terminal, or over a pipe: the same as in a chat, and without Telegram."""
