"""Laws of the room that finds entries."""
