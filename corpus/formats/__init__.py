"""Other formats than Markdown and plain text: what they hold, as Markdown, read by a process that can do no harm."""
