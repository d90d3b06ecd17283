"""Read sessions and seats. Names that begin with `look_at` show personal rows: they journal."""

from florilege.teaching.enrolment.queries.minimum import missing_of
from florilege.teaching.enrolment.queries.seats import (
    enrolled,
    enrolled_as_staff,
    enrolments_of,
    learners_of,
    look_at_enrolments,
    look_at_learners,
    may_learn,
    may_learn_any,
    may_learn_course,
    unseen_enrolments,
    unseen_learners,
)
from florilege.teaching.enrolment.queries.sessions import (
    FoundSessions,
    SessionSearch,
    find_sessions,
    next_slots,
    open_sessions,
    open_sessions_of,
    session,
    sessions,
    slots_of,
)
from florilege.teaching.enrolment.queries.trainers import (
    look_at_own_teaching,
    look_at_trainers,
    sessions_taught,
    taught_session,
    unseen_trainers,
)
from florilege.teaching.enrolment.shapes import Enrolled, HalfDaySlot, SessionCard, Teaching, Unseen

__all__ = [
    "Enrolled",
    "FoundSessions",
    "HalfDaySlot",
    "SessionCard",
    "SessionSearch",
    "Teaching",
    "Unseen",
    "enrolled",
    "enrolled_as_staff",
    "enrolments_of",
    "find_sessions",
    "learners_of",
    "look_at_enrolments",
    "look_at_learners",
    "look_at_own_teaching",
    "look_at_trainers",
    "may_learn",
    "may_learn_any",
    "may_learn_course",
    "missing_of",
    "next_slots",
    "open_sessions",
    "open_sessions_of",
    "session",
    "sessions",
    "sessions_taught",
    "slots_of",
    "taught_session",
    "unseen_enrolments",
    "unseen_learners",
    "unseen_trainers",
]
