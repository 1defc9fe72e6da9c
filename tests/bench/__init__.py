"""Laws of what measures and trains."""
