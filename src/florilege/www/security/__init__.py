"""Pages of the security audience."""
