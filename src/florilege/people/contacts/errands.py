"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

REACH = errand("contacts.reach", gettext_noop("Where to write to a contact is looked up"))
