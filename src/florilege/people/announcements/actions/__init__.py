"""What can be done to announcements, one verb a file."""
