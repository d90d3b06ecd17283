"""What is done at the archive’s desk, one verb a file; in the archivist’s process alone."""
