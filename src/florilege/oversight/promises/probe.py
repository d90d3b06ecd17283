"""What a probe of a running installation says: does it hold here, now."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    NOT_HERE = "not_here"  # this installation does not provide it


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing tried now. `rows` are the promises that depend on it; `said` is one sentence."""

    name: str
    rows: tuple[str, ...]
    answer: Answer
    said: str
