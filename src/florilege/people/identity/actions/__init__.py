"""What can be done to a profile, one verb a file."""
