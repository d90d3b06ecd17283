"""The words of the room's closed lists, for pages and for print."""

from django.utils.translation import gettext_noop

from florilege.teaching.certification.enums import RenewalReason, RevocationReason, Shows

REASON_WORDS = {
    RenewalReason.NAME_CHANGED: gettext_noop("My name has changed"),
    RenewalReason.MISSPELT: gettext_noop("It was misspelt"),
}
REVOCATION_WORDS = {
    RevocationReason.IN_ERROR: gettext_noop("It was issued in error"),
    RevocationReason.FRAUD: gettext_noop("It was obtained by fraud"),
    RevocationReason.ASKED: gettext_noop("Its holder asked for it"),
}
SHOWS_WORDS = {
    Shows.NOTHING: gettext_noop("Nothing of me"),
    Shows.INITIALS: gettext_noop("My initials"),
    Shows.NAME: gettext_noop("My name as it is printed"),
}

# Printed for ever, so not left to whatever catalogue is at hand: like the templates' own words.
_PRINTED = {
    RenewalReason.NAME_CHANGED: {"fr": "changement de nom", "en": "change of name"},
    RenewalReason.MISSPELT: {
        "fr": "correction d’une faute dans le nom",
        "en": "correction of a misspelt name",
    },
}


def printed_reason(reason: RenewalReason, *, language: str) -> str:
    """Give the words that stand on the new edition, in its language."""
    return _PRINTED[reason].get(language, _PRINTED[reason]["fr"])
