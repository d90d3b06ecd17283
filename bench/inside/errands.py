"""What the measures do with invented people, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

BENCH = errand("bench", gettext_noop("A measure is taken"))
