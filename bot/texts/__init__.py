"""The bot's own words, as data: one file for each channel."""
