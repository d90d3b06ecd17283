"""What the last recorded run of the tests showed, row by row; committed beside the program."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

EVIDENCE: Final = Path(__file__).with_name("evidence.json")


class Ended(StrEnum):
    """How a test ended in the recorded run."""

    PASSED = "passed"
    LEFT_OUT = "left_out"  # skipped, or not in the run
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`rows` gives for each row its tests and how each ended; nothing was recorded if no day."""

    recorded_on: date | None
    rows: Mapping[str, Mapping[str, Ended]]


def read_evidence(file: Path = EVIDENCE) -> Evidence:
    content = json.loads(file.read_text(encoding="utf-8"))
    day = content["recorded_on"]
    return Evidence(
        recorded_on=date.fromisoformat(day) if day else None,
        rows={
            row: {test: Ended(word) for test, word in tests.items()}
            for row, tests in content["rows"].items()
        },
    )


def write_evidence(evidence: Evidence, file: Path = EVIDENCE) -> None:
    content = {
        "recorded_on": evidence.recorded_on.isoformat() if evidence.recorded_on else None,
        "rows": {row: dict(sorted(tests.items())) for row, tests in sorted(evidence.rows.items())},
    }
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def worst(one: Ended, other: Ended) -> Ended:
    """Of what a test went through, from its preparation to its clearing up, the worst counts."""
    order = list(Ended)
    return max(one, other, key=order.index)


def together(ends: Iterable[Ended]) -> Ended:
    """Of a test's parameters and runs, one that was left out says nothing beside one that passed.

    Many a test is about one engine only, and is left out of the run on the other.
    """
    found = set(ends)
    return next((end for end in (Ended.FAILED, Ended.PASSED) if end in found), Ended.LEFT_OUT)
