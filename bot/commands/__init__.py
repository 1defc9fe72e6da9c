"""One file a command; each has a function ``run`` from the parsed options to an exit status."""
