"""Reasons and counts of backups and nights, in words."""

from django import template
from django.utils.translation import gettext, gettext_noop

from florilege.infra.backup.enums import Why
from florilege.oversight.night_words import in_words

register = template.Library()
register.filter("task_in_words", in_words)

_WHY = {
    Why.ABSENT: gettext_noop("The place is not there or does not answer."),
    Why.EMPTIED: gettext_noop("The place is empty, though backups stood there: is it mounted?"),
    Why.FULL: gettext_noop("The place is full."),
    Why.REFUSED: gettext_noop("The place does not let us write, or is reached without encryption."),
    Why.DAMAGED: gettext_noop("What was read back is not what was written."),
    Why.WRONG_KEY: gettext_noop("Its backups were made under another backup key."),
    Why.NO_KEY: gettext_noop("The backup key is missing or damaged."),
    Why.NOT_READ: gettext_noop("A vault could not be read or loaded."),
    Why.NO_SERVER: gettext_noop("The trial has no database server: set FLORILEGE_DRILL_POSTGRES."),
    Why.NOT_EQUAL: gettext_noop("What was brought back is not what was saved."),
    Why.NO_COPY: gettext_noop("There was no backup to bring back."),
    Why.STOPPED: gettext_noop("The process was stopped before its end."),
}
_COUNTED = {
    "people": gettext_noop("People"),
    "erased": gettext_noop("Erased people, who stayed erased"),
    "erased again": gettext_noop("Later erasures done again"),
    "rows": gettext_noop("Rows about people"),
    "values": gettext_noop("Sealed values tried"),
    "files": gettext_noop("Sealed files tried"),
    "broken": gettext_noop("Of them, not opening"),
    "residue": gettext_noop("Erased people of whom something was left"),
    "entries": gettext_noop("Journal entries verified"),
    "faults": gettext_noop("Faults in the journal"),
}


@register.filter
def why_in_words(why: Why) -> str:
    return gettext(_WHY[why])


@register.filter
def counted_in_words(counts: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    """Give what a drill counted, in the order in which it is read."""
    found = dict(counts)
    return [(gettext(words), found[name]) for name, words in _COUNTED.items() if name in found]
