"""Tests of the facts that rules read from running text."""
