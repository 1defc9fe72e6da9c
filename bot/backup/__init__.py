"""What must not be lost, as one file: written by ``footnote backup``, put back by ``footnote restore``."""
