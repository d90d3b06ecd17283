"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

AWARD = errand("certification.award", gettext_noop("Certificates are awarded"))
LETTER = errand("certification.letter", gettext_noop("A learner is told of a certificate"))
