"""What the progress room holds about a person, why, and for how long."""

from florilege.kernel.codes import Named
from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_TEACHING = frozenset({Purpose.TEACHING, Purpose.RIGHTS})
_PROOF = _TEACHING | {Purpose.ASSESSMENT, Purpose.CERTIFICATION, Purpose.ARCHIVING}
_CLIENT_ID = NotPersonal("a random id by which a repeated message of the browser is recognised")


def _trace(
    why: str, purposes: frozenset[Purpose] = _PROOF, *, named: Named | None = None
) -> Personal:
    """Not sealed, so that hours and rates can be computed; it names nobody."""
    return Personal(
        category=Category.PROGRESS,
        purposes=purposes,
        why=why,
        source=Source.USE,
        sealed=False,
        named=named,
    )


declare(
    Holding(
        model="progress.Place",
        title="Where you stopped",
        subject="person",
        retention="learning_history",
        export="places",
        since="saved_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "enrolment_id": NotPersonal("an opaque id"),
            "activity_code": _trace(
                "Opens the lesson at which you stopped.", _TEACHING, named=Named.ACTIVITY
            ),
            "locator": _trace(
                "The paragraph, or the second of the film, at which you resume.",
                _TEACHING,
                named=Named.PLACE,
            ),
            "saved_at": _trace("When this place was kept; the newest one counts.", _TEACHING),
            "earlier_locator": _trace(
                "Where you stopped the time before, if you would rather go back there.",
                _TEACHING,
                named=Named.PLACE,
            ),
            "earlier_at": _trace("When you stopped the time before.", _TEACHING),
        },
    ),
    Holding(
        model="progress.ActivityRecord",
        title="Your learning history",
        subject="person",
        retention="learning_history",
        export="learning_history",
        since="at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "enrolment_id": NotPersonal("an opaque id"),
            "activity_id": NotPersonal("the id of a lesson in an edition of a course"),
            "activity_code": _trace("Which lesson it was.", named=Named.ACTIVITY),
            "verb": _trace("What you did: opened, went on, completed, answered, passed or failed."),
            "at": _trace("When you did it."),
            "seconds": _trace("Active time that was measured; it is the proof of distance hours."),
            "score": _trace("The points that you got in a quiz."),
            "score_max": _trace("The points that could be got."),
            "client_id": _CLIENT_ID,
        },
    ),
    Holding(
        model="progress.Completion",
        title="Lessons that you completed",
        subject="person",
        retention="learning_history",
        export="completions",
        since="at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "enrolment_id": NotPersonal("an opaque id"),
            "activity_code": _trace(
                "Which lesson is done: your progress and certificates count it.",
                named=Named.ACTIVITY,
            ),
            "at": _trace("When you completed it."),
        },
    ),
    Holding(
        model="progress.ActiveClock",
        title="Until when your active time is counted",
        subject="person",
        retention="learning_history",
        export="active_clock",
        since="counted_until",
        fields={
            "person": NotPersonal("an opaque id"),
            "counted_until": _trace(
                "Two windows open at once never count more than the time that really passed.",
                _TEACHING,
            ),
        },
    ),
)
