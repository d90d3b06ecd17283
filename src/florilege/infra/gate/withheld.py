"""What stands in a page where a person's value may not: a short, honest word."""

from django.utils.translation import gettext, gettext_noop

from florilege.kernel.access import Verdict

_WORDS = {
    Verdict.WITHHELD_ERASED: gettext_noop("(erased)"),
    Verdict.WITHHELD_RESTRICTED: gettext_noop("(restricted at their request)"),
    Verdict.WITHHELD_OBJECTED: gettext_noop("(not used: they object)"),
    Verdict.WITHHELD_NO_CONSENT: gettext_noop("(not used: no consent)"),
    Verdict.WITHHELD_ARCHIVED: gettext_noop("(in the archive)"),
}


class Withheld(str):
    """A placeholder that renders as text and remembers the verdict behind it."""

    verdict: Verdict

    def __new__(cls, verdict: Verdict) -> "Withheld":
        word = super().__new__(cls, gettext(_WORDS[verdict]))
        word.verdict = verdict
        return word
