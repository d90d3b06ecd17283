"""What can be done about a departure, one verb a file."""
