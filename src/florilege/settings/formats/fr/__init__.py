"""French days and hours."""
