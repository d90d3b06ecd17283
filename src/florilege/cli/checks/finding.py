"""What one check has to say."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    FAILED = "failed"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Finding:
    """`said` is shown whenever there is something in it, under the table of results."""

    state: State
    said: str = ""


@dataclass(frozen=True)
class Check:
    name: str
    run: Callable[[], Finding]


def failed_if(said: str) -> Finding:
    return Finding(State.FAILED if said else State.OK, said)
