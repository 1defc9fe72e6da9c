"""Laws of the Telegram room."""
