"""Begin a process: no core dumps, Django with its audit, and a tie to the process that started it."""

import ctypes
import os
import resource
import signal
import sys
from typing import Final

import django
from django.core.exceptions import ImproperlyConfigured

from florilege.charter.faults import CharterRefused
from florilege.cli.phrases import gettext as _
from florilege.cli.running.refusing import Refused, spoken_language

# Set by `demo` for its children: whose end is also theirs.
WITH_PARENT: Final = "FLORILEGE_WITH_PARENT"
_PR_SET_PDEATHSIG: Final = 1


def begin_process() -> None:
    """Raises: Refused."""
    forbid_core_dumps()
    end_with_parent()
    start_django()


def forbid_core_dumps() -> None:
    """A core file would hold keys and plain values."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def start_django() -> None:
    """Load the rooms; their declarations are audited on the way.

    Raises: Refused.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "florilege.settings")
    from django.conf import settings

    try:
        django.setup()
    except CharterRefused as refusal:
        sentence = _("The charter {path} cannot be obeyed, so nothing was started:\n{faults}")
        faults = refusal.in_language(spoken_language())
        raise Refused(sentence.format(path=settings.CHARTER_PATH, faults=faults)) from refusal
    except Exception as error:
        if isinstance(error, ImproperlyConfigured):
            raise Refused(str(error)) from error
        # The audit's module needs Django's settings, so it cannot be imported before them.
        from florilege.infra.declarations.audit import Undeclared
        from florilege.infra.mail.checking import LettersDoNotFit

        if isinstance(error, LettersDoNotFit):
            raise Refused(str(error)) from error
        if not isinstance(error, Undeclared):
            raise
        sentence = _("What is stored is not all declared, so nothing was started:\n{faults}")
        raise Refused(sentence.format(faults="\n".join(error.faults))) from error


def end_with_parent() -> None:
    """Stop when the process that started this one is gone, however it went. Linux only."""
    parent = os.environ.get(WITH_PARENT)
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):
        sys.exit(0)
