"""The jobs of the canary's house; imported by the nursery that is told of them."""

from tests.canary import attack, columns, life, plan, unpacking

__all__ = ["attack", "columns", "life", "plan", "unpacking"]
