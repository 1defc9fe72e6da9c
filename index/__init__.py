"""How entries are found: encode, search, fuse, and the snapshots that hold it all."""
