"""Floor 1: the Django machinery that every room stands on."""
