"""Florilège: a learning platform and back office whose privacy policy executes."""

__version__ = "0.1.0"
