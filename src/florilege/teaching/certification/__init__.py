"""Certificates and attestations: when they are due, who may see what of them, and new editions."""
