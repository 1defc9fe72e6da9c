"""What the bot must remember beyond its life: one SQLite database under ``STATE_DIR``, with numbered migrations."""
