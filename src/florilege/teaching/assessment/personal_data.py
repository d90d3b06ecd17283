"""What the assessment room holds about a person, why, and for how long."""

from florilege.kernel.codes import Named
from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_MARKING = frozenset({Purpose.ASSESSMENT, Purpose.RIGHTS})
_PROOF = _MARKING | {Purpose.CERTIFICATION, Purpose.ARCHIVING}
_ID = NotPersonal("a random id")
_OPAQUE = NotPersonal("an opaque id")


def _result(why: str, *, named: Named | None = None) -> Personal:
    """Not sealed, so that rates can be computed; it names nobody."""
    return Personal(
        category=Category.ASSESSMENT,
        purposes=_PROOF,
        why=why,
        source=Source.PROGRAM,
        sealed=False,
        portable=False,
        named=named,
    )


def _course_of_events(why: str, *, named: Named | None = None) -> Personal:
    return Personal(
        category=Category.ASSESSMENT,
        purposes=_PROOF,
        why=why,
        source=Source.USE,
        sealed=False,
        named=named,
    )


declare(
    Holding(
        model="assessment.Attempt",
        title="Your attempts at quizzes",
        subject="person",
        retention="learning_history",
        export="attempts",
        since="started_at",
        fields={
            "id": _ID,
            "person": _OPAQUE,
            "enrolment_id": _OPAQUE,
            "activity_id": NotPersonal("the id of a quiz in an edition of a course"),
            "activity_code": _course_of_events("Which quiz it is.", named=Named.ACTIVITY),
            "state": _course_of_events("Whether the attempt is still open."),
            "started_at": _course_of_events("When you began; a timed quiz counts from here."),
            "deadline_at": _course_of_events("When a timed quiz ends."),
            "submitted_at": _course_of_events("When the attempt was handed in."),
            "submitted_by": _course_of_events("Whether you handed it in, or the deadline did."),
        },
    ),
    Holding(
        model="assessment.AttemptStep",
        title="Your answers, each time you changed them",
        subject="person",
        retention="learning_history",
        export="answers",
        since="at",
        fields={
            "id": _ID,
            "person": _OPAQUE,
            "attempt": NotPersonal("the id of an attempt"),
            "seq": NotPersonal("the number of the step in its attempt"),
            "item_code": _course_of_events("Which question you answered.", named=Named.QUESTION),
            "response": Personal(
                category=Category.ASSESSMENT,
                purposes=_MARKING,
                why="What you answered: it is marked, and shown to you again.",
                named=Named.ANSWER,
            ),
            "at": _course_of_events("When you answered; nothing that was saved is lost."),
            "client_id": NotPersonal("a random id by which a repeated message is recognised"),
            "window_id": NotPersonal("a random id of one opened page, to tell two windows apart"),
        },
    ),
    Holding(
        model="assessment.Outcome",
        title="Your results",
        subject="person",
        retention="learning_history",
        export="outcomes",
        since="marked_at",
        fields={
            "id": _ID,
            "person": _OPAQUE,
            "attempt": NotPersonal("the id of an attempt"),
            "score": _result("The points that you got."),
            "score_max": _result("The points that could be got."),
            "percent": _result("Your result in percent; attestations count it."),
            "passed": _result("Whether the quiz is passed."),
            "marked_at": _result("When the attempt was marked."),
        },
    ),
    Holding(
        model="assessment.ItemOutcome",
        title="Your results, question by question",
        subject="person",
        retention="learning_history",
        export="item_outcomes",
        fields={
            "id": _ID,
            "person": _OPAQUE,
            "outcome": NotPersonal("the id of a result"),
            "item_code": _result("Which question it was.", named=Named.QUESTION),
            "points": _result("The points that you got for it; a part counts too."),
            "points_max": _result("The points that could be got for it."),
        },
    ),
)
