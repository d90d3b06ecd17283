"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

ROLE_GIVEN = errand("staff.role_given", gettext_noop("Somebody is told of a new role"))
