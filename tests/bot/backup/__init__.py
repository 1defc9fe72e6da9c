"""Laws of the room that keeps what must not be lost."""
