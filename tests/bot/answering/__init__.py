"""Laws of answering."""
