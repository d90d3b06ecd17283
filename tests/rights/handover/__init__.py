"""A school goes out whole."""
