"""What can be done to notices, one verb a file."""
