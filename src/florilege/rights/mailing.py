"""The letters of the desk: about rights, so they leave while the person's data are restricted too."""

from florilege.infra.mail.kinds import OperationalKind, operational
from florilege.infra.mail.topics import RIGHTS, STAFF, Topic
from florilege.kernel.vocabulary import Purpose


def _kind(code: str, topic: Topic = RIGHTS) -> OperationalKind:
    return operational(code, topic=topic, purpose=Purpose.RIGHTS)


RECEIVED = _kind("rights_received")
PROOF_WANTED = _kind("rights_proof_wanted")
EXTENDED = _kind("rights_extended")
ANSWERED = _kind("rights_answered")
ANSWER = _kind("rights_answer")
LIFTING = _kind("rights_lifting")
AGREEMENT = _kind("rights_agreement")
RECIPIENT = _kind("rights_recipient", STAFF)
REMINDER = _kind("rights_reminder", STAFF)
