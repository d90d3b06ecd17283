"""Register what the worker does: a name and a function of the time that gives a count."""

from collections.abc import Callable
from datetime import datetime

Act = Callable[[datetime], int]

_often: dict[str, Act] = {}
_nightly: dict[str, Act] = {}


def often(name: str) -> Callable[[Act], Act]:
    """Run the function at each round of the worker."""

    def register(act: Act) -> Act:
        _often[name] = act
        return act

    return register


def nightly(name: str) -> Callable[[Act], Act]:
    """Run the function once a legal day, after the night hour; safe to repeat after a kill."""

    def register(act: Act) -> Act:
        _nightly[name] = act
        return act

    return register


def often_tasks() -> dict[str, Act]:
    return dict(_often)


def nightly_tasks() -> dict[str, Act]:
    return dict(_nightly)
