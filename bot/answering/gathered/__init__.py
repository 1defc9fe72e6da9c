"""Gathered: from a question to its evidence: what is retrieved, how far it agrees, and what a reader finds in it."""
