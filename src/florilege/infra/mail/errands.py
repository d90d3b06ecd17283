"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

SEND = errand("mail.send", gettext_noop("A letter is sent"))
PROMOTE = errand("mail.promotion", gettext_noop("News are written to those who may be written to"))
RETURNED = errand("mail.returned", gettext_noop("Mail that came back is noted"))
