"""Laws of curated facts."""
