"""Refuse to start with one clear sentence, in the person's language, and nothing else done."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Final

from florilege.cli.phrases import gettext as _

LEAST_FREE_BYTES: Final = 50_000_000
INTERRUPTED: Final = 130


class Refused(Exception):
    """The start cannot go on; the message is the sentence that the person reads."""


def told(act: Callable[[], int]) -> int:
    """Run a command; a refusal becomes its sentence and the exit code 1."""
    try:
        return act()
    except Refused as refusal:
        return tell(str(refusal))
    except KeyboardInterrupt:
        tell(_("Stopped. The next start takes up from here."))
        return INTERRUPTED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return tell(disk_is_full())


def tell(sentence: str) -> int:
    print(f"florilege: {sentence}", file=sys.stderr, flush=True)
    return 1


def disk_is_full() -> str:
    sentence = _(
        "The disk is full: less than {megabytes} MB are free. Make room, then start again."
    )
    return sentence.format(megabytes=LEAST_FREE_BYTES // 1_000_000)


def spoken_language() -> str:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.startswith("fr") else "en"
    return "en"
