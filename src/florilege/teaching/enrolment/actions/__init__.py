"""What can be done to sessions and seats, one verb a file."""
