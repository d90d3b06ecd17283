"""Pages of the account audience."""
