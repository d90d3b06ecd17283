"""News and offers by mail: written by the office, sent once to each who may be written to."""
