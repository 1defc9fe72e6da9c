"""Doubts: what about a reading tells that it may be wrong, though its rule has found nothing amiss."""
