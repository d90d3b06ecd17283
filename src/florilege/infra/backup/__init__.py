"""Encrypted copies of everything but the keys, in two places; made, tried, brought back, ended."""
