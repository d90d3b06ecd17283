"""Verbs of the contacts room."""
