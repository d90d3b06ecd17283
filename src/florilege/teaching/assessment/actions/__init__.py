"""What can be done to attempts, one verb a file."""
