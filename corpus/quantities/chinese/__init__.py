"""Figures in running Chinese, which writes no blanks: from the characters of a text to amounts."""
