"""The words of the enrolment room's closed lists, for pages and letters."""

from django.utils.translation import gettext_noop

from florilege.teaching.enrolment.enums import EnrolmentState, HalfDay, SessionPhase, WaitsFor

PHASE_WORDS = {
    SessionPhase.COMING: gettext_noop("To come"),
    SessionPhase.RUNNING: gettext_noop("Under way"),
    SessionPhase.MARKING: gettext_noop("Marking"),
    SessionPhase.OVER: gettext_noop("Over"),
}
STATE_WORDS = {
    EnrolmentState.REQUESTED: gettext_noop("Waiting"),
    EnrolmentState.CONFIRMED: gettext_noop("Confirmed"),
    EnrolmentState.WITHDRAWN: gettext_noop("Withdrawn"),
    EnrolmentState.COMPLETED: gettext_noop("Completed"),
}
HALF_DAY_WORDS = {
    HalfDay.MORNING: gettext_noop("Morning"),
    HalfDay.AFTERNOON: gettext_noop("Afternoon"),
    HalfDay.EVENING: gettext_noop("Evening"),
}
WAITING_WORDS = {
    WaitsFor.NAME: gettext_noop("the name is missing"),
    WaitsFor.EMAIL: gettext_noop("the e-mail address is missing"),
    WaitsFor.PHONE: gettext_noop("the phone number is missing"),
    WaitsFor.SEAT: gettext_noop("no seat is left"),
    WaitsFor.OFFICE: gettext_noop("the office has not confirmed it yet"),
}
