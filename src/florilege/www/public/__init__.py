"""Pages of the public audience."""
