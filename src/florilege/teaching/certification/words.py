"""The words of the room's closed lists, for pages and for print."""

from django.utils.translation import gettext, gettext_noop, override

from florilege.teaching.certification.enums import RenewalReason, Shows

REASON_WORDS = {
    RenewalReason.NAME_CHANGED: gettext_noop("change of name"),
    RenewalReason.MISSPELT: gettext_noop("correction of a misspelt name"),
}
SHOWS_WORDS = {
    Shows.NOTHING: gettext_noop("Nothing of me"),
    Shows.INITIALS: gettext_noop("My initials"),
    Shows.NAME: gettext_noop("My name as it is printed"),
}


def printed_reason(reason: RenewalReason, *, language: str) -> str:
    """Give the words that stand on the new edition, in its language."""
    with override(language):
        return gettext(REASON_WORDS[reason])
