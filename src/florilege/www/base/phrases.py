"""The sentences that the browser's behaviours say, and the names of what somebody acts as."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

ROLE_NAMES: dict[str, Promise] = {
    "learner": gettext_lazy("Learner’s space"),
    "trainer": gettext_lazy("Trainer’s space"),
    "office": gettext_lazy("School office"),
    "officer": gettext_lazy("Data protection officer’s space"),
    "security": gettext_lazy("Security watch"),
    "operator": gettext_lazy("Operator’s space"),
    "archivist": gettext_lazy("Archivist’s space"),
    "contact": gettext_lazy("Your data, without an account"),
}


def behaviour_phrases() -> dict[str, str]:
    """Give each sentence in the page's language, its places still written `%(name)s`."""
    return _phrases_in(get_language())


@cache
def _phrases_in(language: str | None) -> dict[str, str]:
    """They stand on every page, so each language is looked up once; `language` is the active one."""
    return {
        "time": _("%(hours)s:%(minutes)s"),
        "time_left": _("%(minutes)s min %(seconds)s s left"),
        "saved_at": _("Saved at %(time)s"),
        "offline": _("Offline: your answers are waiting here"),
        "session_ended": _("Your session has ended. Your answers are still on this page."),
        "sign_in": _("Sign in again"),
        "refused": _("This could not be saved. Read the page again before you go on."),
        "resumed": _("Back where you were"),
        "to_the_beginning": _("Go to the beginning"),
        "close": _("Close"),
        "moved": _("%(label)s: now %(rank)s of %(count)s"),
        "move_up": _("Move “%(label)s” up"),
        "move_down": _("Move “%(label)s” down"),
        "copied": _("Copied"),
        "choice_kept": _("Your choice is kept"),
        "choice_not_kept": _("Your choice is shown here, but could not be kept"),
        "file_chosen": _("%(name)s, %(size)s"),
        "file_too_big": _("%(name)s weighs %(size)s: choose a file of %(most)s at most"),
    }
