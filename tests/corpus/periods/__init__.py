"""Laws of periods."""
