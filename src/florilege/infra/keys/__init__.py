"""One key a person, epochs that make old copies worthless, and look-ups that name nobody."""
