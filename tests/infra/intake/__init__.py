"""A school comes in with its files."""
