"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

TELL = errand("intake.tell", gettext_noop("People are told that their data were taken over"))
