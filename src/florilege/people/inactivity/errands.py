"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

ASK = errand("inactivity.ask", gettext_noop("Somebody is asked whether the account is to stay"))
