"""Laws of the bot."""
