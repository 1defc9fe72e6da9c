"""Chinese: figures with what they are of, after the patterns of statistical prose."""
