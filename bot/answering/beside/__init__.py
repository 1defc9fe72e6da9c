"""Beside an answer: which articles there are, what else one may ask, and what stands around a quote."""
