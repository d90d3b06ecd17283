"""Pages of the operator audience."""
