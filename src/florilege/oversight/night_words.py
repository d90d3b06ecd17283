"""What each task of the night does, in a few words for those who watch over it."""

from typing import Final

from django.utils.translation import gettext, gettext_noop

TASKS: Final = {
    "agreement links": gettext_noop("links for a second person’s agreement that ended"),
    "alarms by mail": gettext_noop("alarms sent by mail"),
    "archive": gettext_noop("documents put into the archive"),
    "backup": gettext_noop("backups"),
    "drafts": gettext_noop("abandoned files removed"),
    "ended sessions and links": gettext_noop("ended sessions and links removed"),
    "fields that were read": gettext_noop("fields noted as read"),
    "journal": gettext_noop("months of the journal ended"),
    "journal verification": gettext_noop("faults found in the journal"),
    "key epoch": gettext_noop("keys wrapped anew"),
    "late rows": gettext_noop("late rows removed"),
    "reminders of sessions": gettext_noop("reminders of sessions"),
    "request proofs": gettext_noop("proofs of identity let go"),
    "requests": gettext_noop("reminders of requests"),
    "restore drill": gettext_noop("trials of restoring"),
    "retention": gettext_noop("data that left at their term"),
    "the school closes": gettext_noop("steps of the school’s closing"),
    "unconfirmed accounts": gettext_noop("unconfirmed accounts removed"),
}


def in_words(task: str) -> str:
    """Say a task in the reader's language; one that no longer exists keeps its old name."""
    return gettext(TASKS[task]) if task in TASKS else task
