"""Chance that always falls the same way: every draw hangs on a key, never on the clock."""

import random
from typing import Self, TypeVar

Thing = TypeVar("Thing")


class Chance:
    """A source of draws named by its key; a child has draws of its own.

    Each organ takes a child, so that drawing fewer organs does not change the others.
    """

    def __init__(self, *key: object) -> None:
        self._key = key
        self._random = random.Random("/".join(map(str, key)))  # noqa: S311 (drawings, not secrets)

    def child(self, *key: object) -> Self:
        return type(self)(*self._key, *key)

    def between(self, low: float, high: float) -> float:
        return self._random.uniform(low, high)

    def around(self, mean: float, spread: float) -> float:
        return self._random.triangular(mean - spread, mean + spread, mean)

    def sign(self) -> int:
        return self._random.choice((-1, 1))

    def one_of(self, things: tuple[Thing, ...]) -> Thing:
        return self._random.choice(things)
