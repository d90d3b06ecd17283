"""What a kind of letter serves. A letter that says nothing here serves the training.

What a person asks of the desk is answered even while their data are restricted, so a letter about
their rights is opened for that purpose and not for the training's notices.
"""

from florilege.kernel.vocabulary import Purpose

_purposes: dict[str, Purpose] = {}


def serves(purpose: Purpose, *kinds: str) -> None:
    """Register what some kinds of letters are for."""
    _purposes.update(dict.fromkeys(kinds, purpose))


def purpose_of(kind: str) -> Purpose:
    return _purposes.get(kind, Purpose.NOTICES)
