"""The letters about seats in sessions."""

from django.utils.translation import gettext_noop

from florilege.infra.mail.kinds import operational, optional
from florilege.infra.mail.topics import SEATS, Topic, topic

CONFIRMED = operational("enrolment_confirmed", topic=SEATS)
WAITING = operational("enrolment_waiting", topic=SEATS)
WITHDRAWN = operational("enrolment_withdrawn", topic=SEATS)

REMINDERS = topic(
    Topic(
        code="reminders",
        title=gettext_noop("Reminders"),
        about=gettext_noop("The day before a session of yours begins."),
    )
)
TOMORROW = optional("enrolment_tomorrow", topic=REMINDERS)
