"""Training sessions, who teaches them, and who has a seat in them."""
