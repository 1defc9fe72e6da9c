"""Figures in running English: from the tokens of a text to amounts, with all that is written on to a number."""
