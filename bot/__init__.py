"""A Telegram bot that answers from articles and puts a footnote under every answer."""
