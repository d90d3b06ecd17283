"""Pages of the trainer audience."""
