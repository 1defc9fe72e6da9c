"""Laws of units."""
