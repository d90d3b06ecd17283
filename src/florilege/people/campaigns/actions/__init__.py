"""What can be done to campaigns, one verb a file."""
