"""Pages of the archivist audience."""
