"""The desk of the archive: what is kept and why, how it gets there, how it is opened."""
