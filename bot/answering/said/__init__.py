"""Said: an answer with its findings, and the reply that says it."""
