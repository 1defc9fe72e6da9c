"""Workings: arithmetic over figures as the sources give them, and how it is shown."""
