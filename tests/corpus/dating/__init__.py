"""Laws of dating."""
