"""What can be done to progress, one verb a file."""
