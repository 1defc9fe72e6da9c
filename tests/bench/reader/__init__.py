"""Laws of the reader's training."""
