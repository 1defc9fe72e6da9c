"""Tests of what measures the answers."""
