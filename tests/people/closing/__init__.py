"""The school closes."""
