"""What a person can ask of the desk, one verb a file."""
