"""A person's own data: what is held, who looked, take it away, delete it."""
