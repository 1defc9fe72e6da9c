"""How fast Footnote is, and how much memory it takes: ``make bench``."""
