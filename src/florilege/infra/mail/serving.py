"""What a kind of letter serves: the purpose for which the gate opens it.

What a person asks of the desk is answered even while their data are restricted, so a letter about
their rights is opened for that purpose and not for the training's notices.
"""

from florilege.infra.mail.kinds import kind_named
from florilege.kernel.vocabulary import Purpose


def purpose_of(kind: str) -> Purpose:
    """Raises: UnknownKind."""
    return kind_named(kind).purpose
