"""Declared or refused: the audit that stops the start, and what is computed from declarations."""
