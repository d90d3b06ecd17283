"""The isolated archive: the platform puts in, and only the archivist’s process takes out."""
