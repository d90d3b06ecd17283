"""What can be done to certificates, one verb a file."""
