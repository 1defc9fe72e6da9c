"""Laws of sentences and passages."""
