"""Laws of numbers."""
