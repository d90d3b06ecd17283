"""The learning history as xAPI statements, which another learning record store reads (LRN-06).

Source: xAPI 1.0.3 part 2, section 2; IEEE 9274.1.1 (xAPI 2.0), section 4.2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.progress.enums import Verb

PLATFORM = "Florilège"
_VERBS = "http://adlnet.gov/expapi/verbs"
_TYPES = "http://adlnet.gov/expapi/activities"
_KINDS = {"text": "lesson", "video": "media", "document": "file", "quiz": "assessment"}


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry of the learning history, with the ids of what it is about."""

    id: UUID
    person: SubjectRef
    enrolment: UUID
    course: UUID
    activity_code: str
    activity_kind: str
    activity_title: str
    language: str
    verb: Verb
    at: datetime
    seconds: int = 0
    score: float | None = None
    score_max: float | None = None


def as_xapi(traces: Iterable[Trace], *, site: str) -> Iterator[dict[str, Any]]:
    """Write each trace as a statement.

    The actor is an account with an opaque id on our `site`: no name and no address leaves.
    """
    for trace in traces:
        statement: dict[str, Any] = {
            "id": str(trace.id),
            "actor": _actor(trace, site),
            "verb": {"id": f"{_VERBS}/{trace.verb.value}", "display": {"en": trace.verb.value}},
            "object": _activity(trace, site),
            "context": _context(trace, site),
            "timestamp": trace.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        }
        result = _result(trace)
        if result:
            statement["result"] = result
        yield statement


def _actor(trace: Trace, site: str) -> dict[str, Any]:
    return {
        "objectType": "Agent",
        "account": {"homePage": site, "name": str(trace.person)},
    }


def _activity(trace: Trace, site: str) -> dict[str, Any]:
    definition: dict[str, Any] = {}
    if trace.activity_kind in _KINDS:
        definition["type"] = f"{_TYPES}/{_KINDS[trace.activity_kind]}"
    if trace.activity_title:
        definition["name"] = {trace.language: trace.activity_title}
    activity: dict[str, Any] = {
        "objectType": "Activity",
        "id": f"{site}/xapi/courses/{trace.course}/activities/{trace.activity_code}",
    }
    return activity | ({"definition": definition} if definition else {})


def _context(trace: Trace, site: str) -> dict[str, Any]:
    course = {
        "objectType": "Activity",
        "id": f"{site}/xapi/courses/{trace.course}",
        "definition": {"type": f"{_TYPES}/course"},
    }
    return {
        "registration": str(trace.enrolment),
        "platform": PLATFORM,
        "contextActivities": {"grouping": [course]},
    }


def _result(trace: Trace) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if trace.seconds:
        result["duration"] = f"PT{trace.seconds}S"
    if trace.verb is Verb.COMPLETED:
        result["completion"] = True
    if trace.verb in {Verb.PASSED, Verb.FAILED}:
        result["success"] = trace.verb is Verb.PASSED
    if trace.score is not None and trace.score_max:
        result["score"] = {
            "scaled": round(trace.score / trace.score_max, 4),
            "raw": trace.score,
            "min": 0,
            "max": trace.score_max,
        }
    return result
