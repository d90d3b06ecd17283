"""Take in what a person brings from another installation, from a file that may be hostile."""
