"""What can be done to roles, one verb a file."""
