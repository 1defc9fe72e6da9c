"""Who wrote a text, and who published it, as its own lines say."""
