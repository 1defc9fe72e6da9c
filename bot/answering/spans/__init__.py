"""Spans: which words of a sentence answer, and whose they are."""
