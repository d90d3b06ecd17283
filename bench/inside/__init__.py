"""What is done inside an installation, with Django set up."""
