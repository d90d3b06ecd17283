"""What the enrolment room holds about a person, why, and for how long."""

from dataclasses import replace

from florilege.kernel.codes import Named
from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_SEAT = frozenset(
    {
        Purpose.ENROLMENT,
        Purpose.TEACHING,
        Purpose.ASSESSMENT,
        Purpose.CERTIFICATION,
        Purpose.NOTICES,
        Purpose.RIGHTS,
    }
)
_DUTY = frozenset({Purpose.ACCOUNT, Purpose.ENROLMENT, Purpose.TEACHING, Purpose.RIGHTS})
_SETTING = NotPersonal("a setting of a session, the same for everybody")


def _seat(why: str, source: Source = Source.PERSON, *, named: Named | None = None) -> Personal:
    return Personal(
        category=Category.ENROLMENTS,
        purposes=_SEAT,
        why=why,
        source=source,
        sealed=False,
        named=named,
    )


def _duty(why: str, *, named: Named | None = None) -> Personal:
    return Personal(
        category=Category.STAFF,
        purposes=_DUTY,
        why=why,
        source=Source.STAFF,
        sealed=False,
        portable=False,
        named=named,
    )


declare(
    Holding(
        model="enrolment.TrainingSession",
        title="Training sessions",
        fields={
            "id": NotPersonal("a random id of a session"),
            "course_id": NotPersonal("which course the session follows"),
            **dict.fromkeys(
                (
                    *("title", "starts_on", "ends_on", "capacity", "modality", "place", "state"),
                    "planned_at",
                ),
                _SETTING,
            ),
        },
    ),
    Holding(
        model="enrolment.Slot",
        title="Half-days of training sessions",
        fields={
            "id": NotPersonal("a random id of a half-day"),
            "session": NotPersonal("which session the half-day belongs to"),
            **dict.fromkeys(("on", "half_day", "starts_at", "ends_at"), _SETTING),
        },
    ),
    Holding(
        model="enrolment.SessionTrainer",
        title="Sessions that you teach",
        subject="person",
        retention="staff",
        export="sessions_taught",
        since="since",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "session": _duty(
                "Which session you teach; learners read your name there.", named=Named.SESSION
            ),
            "since": _duty("From when you see the session’s learners."),
            "until": _duty("Until when you see them."),
        },
    ),
    Holding(
        model="enrolment.Enrolment",
        title="Your seats in training sessions",
        subject="person",
        retention="learning_history",
        export="enrolments",
        since="asked_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "session": _seat("Which session you asked a seat in.", named=Named.SESSION),
            "course_id": _seat("Which course you follow.", named=Named.COURSE),
            "version_id": _seat(
                "Which edition of the course you learn with.", Source.PROGRAM, named=Named.EDITION
            ),
            "state": _seat("Whether your seat is confirmed.", Source.PROGRAM),
            "asked_at": _seat("When you asked: seats go in this order.", Source.USE),
            "confirmed_at": _seat("When your seat was confirmed.", Source.PROGRAM),
            "withdrawn_at": _seat("When you gave the seat up.", Source.USE),
            "completed_at": _seat("When you completed the course.", Source.PROGRAM),
            "carried_minutes": replace(
                _seat("How long you learnt, as the school’s former system says.", Source.STAFF),
                purposes=_SEAT | {Purpose.ARCHIVING},
            ),
        },
    ),
)
