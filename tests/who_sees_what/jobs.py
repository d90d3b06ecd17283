"""The jobs of the house where everybody tries every door; done once, told as JSON."""

from tests.canary import life
from tests.who_sees_what import restricted, walking

__all__ = ["life", "restricted", "walking"]
