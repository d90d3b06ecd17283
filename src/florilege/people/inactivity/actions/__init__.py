"""What is done about quiet accounts, one verb a file."""
