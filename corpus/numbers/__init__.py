"""Numbers as texts write them: in digits, in English words, in Chinese characters; exact, never through a float."""
