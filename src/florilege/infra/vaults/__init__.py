"""Databases by sensitivity: which app stands in which vault, and nothing crosses."""
