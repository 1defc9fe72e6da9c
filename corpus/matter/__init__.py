"""What an article says of itself at its top, or in its line of an export."""
