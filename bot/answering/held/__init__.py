"""Held: the facts, the sentences and the names that one snapshot holds."""
