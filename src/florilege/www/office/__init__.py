"""Pages of the office audience."""
