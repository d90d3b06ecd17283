"""Template tags of these pages."""
