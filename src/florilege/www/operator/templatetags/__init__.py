"""Filters of the operator's pages."""
