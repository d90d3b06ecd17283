"""Telling everybody of a change of the charter, and knowing whom it has reached."""
