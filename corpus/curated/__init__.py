"""Curated facts: the YAML files that people write, and drafts of such files for a person to go over."""
