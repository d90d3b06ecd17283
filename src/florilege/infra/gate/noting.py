"""Note which declared fields are opened at all, so that what nothing reads can be given up.

Only the field's name is noted, in memory; whoever keeps the notes takes them from here. A look for
the person's own rights does not count: showing a value to its owner is no use of it (POL-08).
"""

from threading import Lock

from florilege.kernel.vocabulary import Purpose

_noted: set[str] = set()
_lock = Lock()


def note(field: str, *, purpose: Purpose) -> None:
    if purpose is not Purpose.RIGHTS and field not in _noted:
        with _lock:
            _noted.add(field)


def put_back(fields: frozenset[str]) -> None:
    """Take notes in again that could not be kept."""
    with _lock:
        _noted.update(fields)


def take_notes() -> frozenset[str]:
    """Give the fields that were opened since the last time, as `room.Model.field`."""
    with _lock:
        taken = frozenset(_noted)
        _noted.clear()
    return taken
