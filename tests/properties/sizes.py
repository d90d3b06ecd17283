"""How many examples a sampled test draws: few by default, many with FLORILEGE_LONG=1."""

import os
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings

Sample = TypeVar("Sample")
LONG = os.environ.get("FLORILEGE_LONG") == "1"


def sampled(few: Sample, many: Sample) -> Sample:
    return many if LONG else few


def drawn(few: int, many: int) -> Any:
    """Hypothesis settings: no deadline, since the machine is shared; fixtures are ours to reset."""
    return settings(
        max_examples=sampled(few, many),
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
