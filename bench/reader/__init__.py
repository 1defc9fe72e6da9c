"""Trains the reader, exports it and measures it: ``python -m bench.reader --help``."""
