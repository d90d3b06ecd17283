"""Personal files, sealed in chunks under a key of their own, in one folder a person."""
