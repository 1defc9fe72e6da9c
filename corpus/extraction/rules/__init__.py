"""The rules: each looks at one figure in its clause and says what it is the figure of, or nothing."""
