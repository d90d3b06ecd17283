"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

CLOSE_OVERDUE = errand(
    "assessment.close_overdue_attempts", gettext_noop("A quiz whose time is over is handed in")
)
