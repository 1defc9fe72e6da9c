"""Reads a passage for a question: where the answer stands in it, and whether it answers at all."""
