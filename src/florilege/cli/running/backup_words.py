"""Each reason why a copy failed, as a sentence that says what to do."""

from typing import Final

from django.conf import settings

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import gettext_noop
from florilege.infra.backup.enums import Why

_WORDS: Final = {
    Why.ABSENT: gettext_noop("the place is not there or does not answer: mount it, or start it."),
    Why.EMPTIED: gettext_noop(
        "the place is empty, though backups stood there: is the right disk mounted? "
        "If it was emptied on purpose, run `florilege backup anew NUMBER`."
    ),
    Why.FULL: gettext_noop("the place is full: make room; older backups end by themselves."),
    Why.REFUSED: gettext_noop(
        "the place does not let us write, or would be reached without encryption: "
        "see to its rights, credentials and address."
    ),
    Why.DAMAGED: gettext_noop("what was read back is not what was written: replace the disk."),
    Why.WRONG_KEY: gettext_noop(
        "its backups were made under another backup key: put the right one in {key}."
    ),
    Why.NO_KEY: gettext_noop(
        "the backup key {key} is missing or damaged: put the file back from your key backup; "
        "no new one is made, since it would open none of the backups."
    ),
    Why.NOT_READ: gettext_noop(
        "a vault could not be read or loaded: see that its database answers and is sound."
    ),
    Why.NO_SERVER: gettext_noop(
        "the drill has no database server: set FLORILEGE_DRILL_POSTGRES to empty databases."
    ),
    Why.NOT_EQUAL: gettext_noop("what was brought back is not what was saved."),
    Why.NO_COPY: gettext_noop("there is no backup to bring back."),
    Why.STOPPED: gettext_noop("the process was stopped before its end."),
}


def why_in_words(why: Why) -> str:
    return _(_WORDS[why]).format(key=settings.BACKUP_KEY_PATH)
