"""Laws of figures."""
