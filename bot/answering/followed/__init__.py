"""Followed: what a question takes over from those before it in the same chat."""
