"""Articles and facts, as they stand on disk, and as the rest of the house reads them."""
