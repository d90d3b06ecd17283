"""What can be done when the school closes, one verb a file."""
