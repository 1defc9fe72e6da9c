"""Laws of the corpus."""
