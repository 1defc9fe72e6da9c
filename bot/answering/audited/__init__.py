"""Audited: what an answer and its reply are held to before anyone reads them."""
