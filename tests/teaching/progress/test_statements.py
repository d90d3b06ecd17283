"""LRN-06: the learning history as xAPI statements that another store takes.

The required fields and value spaces are those of xAPI 1.0.3 part 2, section 2.
"""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.rules import Trace, as_xapi

SITE = "https://ecole.example"
NOON = datetime(2027, 3, 1, 12, 0, 1, 250_000, tzinfo=UTC)
DURATION = re.compile(r"PT\d+S")


def trace(verb: Verb, **more: Any) -> Trace:
    facts: dict[str, Any] = {
        "id": uuid4(),
        "person": SubjectRef(uuid4()),
        "enrolment": uuid4(),
        "course": uuid4(),
        "activity_code": "gestes",
        "activity_kind": "text",
        "activity_title": "Les gestes",
        "language": "fr",
        "verb": verb,
        "at": NOON,
    }
    return Trace(**facts | more)


def statement(verb: Verb, **more: Any) -> dict[str, Any]:
    (only,) = as_xapi([trace(verb, **more)], site=SITE)
    return only


def is_iri(text: str) -> bool:
    parts = urlsplit(text)
    return bool(parts.scheme and parts.netloc) and " " not in text


def holds_null(value: Any) -> bool:
    if isinstance(value, dict):
        return any(v is None or v == {} or holds_null(v) for v in value.values())
    return isinstance(value, list) and any(holds_null(v) for v in value)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_statement_has_what_the_standard_requires(verb: Verb) -> None:
    said = statement(verb, seconds=30, score=7.5, score_max=10.0)

    assert UUID(said["id"])
    assert said["actor"]["objectType"] == "Agent"
    assert is_iri(said["actor"]["account"]["homePage"])
    assert said["actor"].keys() == {"objectType", "account"}
    assert said["actor"]["account"].keys() == {"homePage", "name"}
    assert is_iri(said["verb"]["id"])
    assert said["verb"]["display"]["en"]
    assert said["object"]["objectType"] == "Activity"
    assert is_iri(said["object"]["id"])
    assert is_iri(said["object"]["definition"]["type"])
    assert UUID(said["context"]["registration"])
    assert datetime.fromisoformat(said["timestamp"]).utcoffset() == timedelta(0)
    assert not holds_null(said)
    assert json.loads(json.dumps(said)) == said


def test_a_whole_statement() -> None:
    one = trace(Verb.PASSED, activity_kind="quiz", score=7.5, score_max=10.0)

    (said,) = as_xapi([one], site=SITE)

    course = f"{SITE}/xapi/courses/{one.course}"
    assert said == {
        "id": str(one.id),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": SITE, "name": str(one.person)},
        },
        "verb": {
            "id": "http://adlnet.gov/expapi/verbs/passed",
            "display": {"en": "passed"},
        },
        "object": {
            "objectType": "Activity",
            "id": f"{course}/activities/gestes",
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/assessment",
                "name": {"fr": "Les gestes"},
            },
        },
        "result": {
            "success": True,
            "score": {"scaled": 0.75, "raw": 7.5, "min": 0, "max": 10.0},
        },
        "context": {
            "registration": str(one.enrolment),
            "platform": "Florilège",
            "contextActivities": {
                "grouping": [
                    {
                        "objectType": "Activity",
                        "id": course,
                        "definition": {"type": "http://adlnet.gov/expapi/activities/course"},
                    }
                ]
            },
        },
        "timestamp": "2027-03-01T12:00:01.250000Z",
    }


def test_measured_time_is_an_iso_duration() -> None:
    said = statement(Verb.PROGRESSED, seconds=95)

    assert said["result"] == {"duration": "PT95S"}
    assert DURATION.fullmatch(said["result"]["duration"])


def test_completion_and_failure_are_told() -> None:
    assert statement(Verb.COMPLETED)["result"] == {"completion": True}
    assert statement(Verb.FAILED)["result"] == {"success": False}
    assert "result" not in statement(Verb.INITIALIZED)


def test_an_activity_that_left_the_course_keeps_its_id_alone() -> None:
    said = statement(Verb.COMPLETED, activity_kind="", activity_title="")

    assert said["object"].keys() == {"objectType", "id"}


def test_times_are_told_in_utc() -> None:
    paris = timezone(timedelta(hours=1))

    said = statement(Verb.INITIALIZED, at=datetime(2027, 3, 1, 13, 0, tzinfo=paris))

    assert said["timestamp"] == "2027-03-01T12:00:00Z"


def test_statements_are_made_one_by_one() -> None:
    def endless() -> Any:
        while True:
            yield trace(Verb.INITIALIZED)

    assert next(as_xapi(endless(), site=SITE))
