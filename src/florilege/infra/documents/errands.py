"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

FINISH = errand("documents.finish", gettext_noop("A document is printed and sealed"))
