"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

REMIND = errand("enrolment.remind", gettext_noop("Learners are reminded of a session"))
MINIMUM = errand("enrolment.minimum", gettext_noop("What an enrolment still needs is looked up"))
