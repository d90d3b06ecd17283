"""Proof, not promise: the rows of the specification and what shows them. Plain Python, no Django."""
