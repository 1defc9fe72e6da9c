"""Question to reply, pure: no telegram, no files, no clock, no network."""
