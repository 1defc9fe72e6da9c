"""Footnote beside other engines: the same passages, questions and weights, each engine in an environment of its own."""
