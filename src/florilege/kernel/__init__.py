"""Floor 0: privacy primitives in plain Python. No Django, no input or output, no clock."""
