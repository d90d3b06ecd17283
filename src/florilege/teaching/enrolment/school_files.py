"""What this room takes from a school's files: past sessions, half-days, trainers and seats."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.intake.cells import day, hour, minutes, one_of, text, whole
from florilege.infra.intake.sheets import Column, Fault, Row, Sheet, Taking, Took, takes
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.catalogue.queries import current_version
from florilege.teaching.catalogue.queries.by_name import courses_named
from florilege.teaching.enrolment.actions.carry_over import (
    PastHalfDay,
    PastSeat,
    PastSession,
    PastTrainer,
    carry_half_days,
    carry_seats,
    carry_sessions,
    carry_trainers,
)
from florilege.teaching.enrolment.enums import EnrolmentState, HalfDay
from florilege.teaching.enrolment.queries import SessionCard, sessions
from florilege.teaching.enrolment.rules import HOURS, MOST_DAYS

_MOST_SEATS = 1_000
_MODALITIES = {
    "distance": Modality.DISTANCE,
    "à distance": Modality.DISTANCE,
    "mixed": Modality.MIXED,
    "mixte": Modality.MIXED,
    "onsite": Modality.ONSITE,
    "présentiel": Modality.ONSITE,
}
_HALVES = {
    "morning": HalfDay.MORNING,
    "matin": HalfDay.MORNING,
    "afternoon": HalfDay.AFTERNOON,
    "après-midi": HalfDay.AFTERNOON,
    "evening": HalfDay.EVENING,
    "soir": HalfDay.EVENING,
}
_STATES = {
    "completed": EnrolmentState.COMPLETED,
    "terminée": EnrolmentState.COMPLETED,
    "confirmed": EnrolmentState.CONFIRMED,
    "confirmée": EnrolmentState.CONFIRMED,
    "withdrawn": EnrolmentState.WITHDRAWN,
    "abandonnée": EnrolmentState.WITHDRAWN,
}


def _judge_sessions(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    courses = courses_named(row["course"] for row in rows)
    for row in rows:
        if row["course"] not in courses:
            sentence = _(
                "No course of the catalogue has this name: write its permanent name (“slug”), or "
                "publish the course first with `florilege course import`."
            )
            yield row.fault("course", sentence)
        if not 0 <= (row["ends_on"] - row["starts_on"]).days < MOST_DAYS:
            sentence = _("A session ends on or after its first day, and lasts two years at most.")
            yield row.fault("ends_on", sentence)


def _take_sessions(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    courses = courses_named(taking["course"] for taking in takings)
    carry_sessions(
        (
            PastSession(
                id=one.target,
                course_id=courses[one["course"]][0],
                title=one["title"],
                starts_on=one["starts_on"],
                ends_on=one["ends_on"],
                capacity=one["capacity"],
                modality=one["modality"],
                place=one["place"] or "",
            )
            for one in takings
        ),
        at=at,
    )
    return [Took(one.target) for one in takings]


def _judge_half_days(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    for row in rows:
        if (row["starts_at"] is None) != (row["ends_at"] is None):
            yield row.fault("ends_at", _("Write both hours, or neither."))
        elif row["ends_at"] is not None and row["ends_at"] <= row["starts_at"]:
            yield row.fault("ends_at", _("A half-day ends after it begins: correct the hours."))


def _take_half_days(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    carry_half_days(
        PastHalfDay(
            id=one.target,
            session_id=one.refs["session"],
            on=one["on"],
            half_day=one["half_day"],
            hours=_hours(one),
        )
        for one in takings
    )
    return [Took(one.target) for one in takings]


def _hours(one: Taking) -> tuple[time, time]:
    if one["starts_at"] is None:
        return HOURS[one["half_day"]]
    return one["starts_at"], one["ends_at"]


def _judge_days(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    for row in rows:
        first, last = row["since"], row["until"]
        if first is not None and last is not None and last < first:
            yield row.fault("until", _("The last day lies before the first: correct one of them."))


def _take_trainers(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    cards = _cards(takings)
    trainers = []
    for one in takings:
        card = cards[one.refs["session"]]
        since = one["since"] or card.starts_on
        until = max(since, one["until"] or card.ends_on)
        person = one.person("person")
        trainers.append(PastTrainer(one.target, card.id, person, since=since, until=until))
    carry_trainers(trainers)
    return [Took(one.target, one.person("person")) for one in takings]


def _judge_seats(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    for row in rows:
        if row["state"] is EnrolmentState.COMPLETED and row["ended_on"] is None:
            yield row.fault("ended_on", _("The training was completed: write on which day."))
        if row["ended_on"] is not None and row["ended_on"] < row["asked_on"]:
            yield row.fault(
                "ended_on", _("The day lies before the enrolment: correct one of them.")
            )
        if row["asked_on"] > on:
            yield row.fault("asked_on", _("The day has not come yet: correct it."))


def _take_seats(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    cards = _cards(takings)
    courses = {card.course_id for card in cards.values()}
    versions = {course: current_version(course) for course in courses}
    seats = []
    for one in takings:
        course_id = cards[one.refs["session"]].course_id
        version_id = versions[course_id]
        assert version_id is not None  # the session's line was judged with its course
        seats.append(
            PastSeat(
                id=one.target,
                person=one.person("person"),
                session_id=one.refs["session"],
                course_id=course_id,
                version_id=version_id,
                state=one["state"],
                asked_on=one["asked_on"],
                ended_on=one["ended_on"],
                minutes=one["hours"],
            )
        )
    carry_seats(seats)
    return [Took(one.target, one.person("person")) for one in takings]


def _cards(takings: Collection[Taking]) -> dict[UUID, SessionCard]:
    return sessions(one.refs["session"] for one in takings)


def _person(says: str) -> Column:
    return Column("person", text(80), also=("personne",), says=says)


_PERSON = _person(gettext_noop("The id of a line of people.csv."))
_SESSION = Column("session", text(80), says=gettext_noop("The id of a line of sessions.csv."))

takes(
    Sheet(
        name="sessions",
        title=gettext_noop("Training sessions of the past"),
        key=("id",),
        columns=(
            Column(
                "id",
                text(80),
                also=("identifiant",),
                says=gettext_noop("The session’s number in the old system; it never changes."),
            ),
            Column(
                "course",
                text(80),
                also=("formation",),
                says=gettext_noop("The permanent name of a course of the catalogue."),
            ),
            Column(
                "title",
                text(120),
                also=("intitule",),
                says=gettext_noop("What the session is called."),
            ),
            Column("starts_on", day, also=("debut",), says=gettext_noop("Its first day.")),
            Column("ends_on", day, also=("fin",), says=gettext_noop("Its last day.")),
            Column(
                "capacity",
                whole(1, _MOST_SEATS),
                also=("places",),
                says=gettext_noop("How many seats it had."),
            ),
            Column(
                "modality",
                one_of(_MODALITIES),
                also=("modalite",),
                says=gettext_noop("distance, mixed or onsite."),
            ),
            Column(
                "place",
                text(200),
                also=("lieu",),
                required=False,
                says=gettext_noop("Where it took place; empty at a distance."),
            ),
        ),
        changes=True,
        judge=_judge_sessions,
        take=_take_sessions,
    )
)
takes(
    Sheet(
        name="slots",
        title=gettext_noop("Half-days of these sessions"),
        key=("session", "on", "half_day"),
        refers={"session": "sessions"},
        columns=(
            _SESSION,
            Column("on", day, also=("jour",), says=gettext_noop("The day.")),
            Column(
                "half_day",
                one_of(_HALVES),
                also=("demi_journee",),
                says=gettext_noop("morning, afternoon or evening."),
            ),
            Column(
                "starts_at",
                hour,
                also=("de",),
                required=False,
                says=gettext_noop("When it began; the usual hours if it is empty."),
            ),
            Column(
                "ends_at",
                hour,
                also=("a",),
                required=False,
                says=gettext_noop("When it ended."),
            ),
        ),
        changes=True,
        judge=_judge_half_days,
        take=_take_half_days,
    )
)
takes(
    Sheet(
        name="trainers",
        title=gettext_noop("Who taught these sessions"),
        model="enrolment.SessionTrainer",
        key=("session", "person"),
        refers={"session": "sessions", "person": "people"},
        columns=(
            _SESSION,
            _PERSON,
            Column(
                "since",
                day,
                also=("depuis",),
                required=False,
                says=gettext_noop("The first day; the session’s if it is empty."),
            ),
            Column(
                "until",
                day,
                also=("jusqu_au",),
                required=False,
                says=gettext_noop("The last day; the session’s if it is empty."),
            ),
        ),
        changes=True,
        judge=_judge_days,
        take=_take_trainers,
    )
)
takes(
    Sheet(
        name="enrolments",
        title=gettext_noop("Who learnt in these sessions, and what came of it"),
        model="enrolment.Enrolment",
        key=("person", "session"),
        refers={"person": "people", "session": "sessions"},
        columns=(
            _PERSON,
            _SESSION,
            Column(
                "state",
                one_of(_STATES),
                also=("etat",),
                says=gettext_noop("completed, confirmed or withdrawn."),
            ),
            Column(
                "asked_on",
                day,
                also=("inscription",),
                says=gettext_noop("The day of the enrolment."),
            ),
            Column(
                "ended_on",
                day,
                also=("fin",),
                required=False,
                says=gettext_noop("The day on which it was completed or given up."),
            ),
            Column(
                "hours",
                minutes,
                also=("heures",),
                required=False,
                says=gettext_noop("The hours that the old system credited, as 7, 7,5 or 7h30."),
            ),
        ),
        changes=True,
        judge=_judge_seats,
        take=_take_seats,
    )
)
