"""Told: answers as the sources tell them, from facts and from sentences, and the refusal where they do not."""
