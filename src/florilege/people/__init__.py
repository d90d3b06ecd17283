"""Floor 2: who people are, how they sign in, what they were told, which roles they hold."""
