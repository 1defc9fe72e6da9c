"""Computed: answers that no source states, made of figures that the sources do."""
