"""Asked: from the words of a question to its slots."""
