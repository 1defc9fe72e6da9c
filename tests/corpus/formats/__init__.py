"""The tests of what other formats are converted to."""
