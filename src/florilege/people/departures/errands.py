"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

TELL = errand("departures.tell", gettext_noop("Colleagues are told of a departure"))
