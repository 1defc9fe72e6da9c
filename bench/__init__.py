"""Measures that anybody can take."""
