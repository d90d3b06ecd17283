"""English days and hours."""
